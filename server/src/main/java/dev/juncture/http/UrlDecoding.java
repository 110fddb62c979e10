package dev.juncture.http;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Percent-decoding, once and strictly: invalid UTF-8 is refused, never replaced. */
final class UrlDecoding {
    private UrlDecoding() {}

    /** Returns the segments of a path. A slash at the end is accepted; an empty segment stays and matches no route. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : rawSegments(path)) {
            segments.add(decode(segment, "path"));
        }
        return segments;
    }

    /** Returns the segments without decoding. */
    static List<String> rawSegments(String path) {
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return List.of(trimmed.substring(trimmed.startsWith("/") ? 1 : 0).split("/", -1));
    }

    /** Returns the parameters of a query. A name that appears twice is refused, because only one value can be meant. */
    static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode((equals < 0 ? pair : pair.substring(0, equals)).replace('+', ' '), "query");
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1).replace('+', ' '), "query");
            if (parameters.put(name, value) != null) {
                throw ApiException.invalidField(printable(name), "is given more than once");
            }
        }
        return parameters;
    }

    private static String decode(String text, String where) {
        try {
            byte[] bytes =
                    StringUtils.uriDecode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            boolean onlyLatin = text.chars().allMatch(c -> c < 256);
            if (onlyLatin) {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            }
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            // Falls through to the error below.
        }
        throw new ApiException(ErrorCode.INVALID_REQUEST, "The " + where + " is not percent-encoded UTF-8.");
    }

    private static String printable(String name) {
        return name.length() <= 64 && name.matches("[\\w.-]+") ? name : "in the query";
    }
}
