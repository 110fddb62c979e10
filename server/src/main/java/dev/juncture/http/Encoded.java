package dev.juncture.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Percent-decoding, once and strictly: what is not valid UTF-8 is refused, never replaced. */
final class Encoded {
    private Encoded() {}

    /** The segments of a path; a slash at the end is accepted, an empty segment stays and matches nothing. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : rawSegments(path)) {
            segments.add(decode(segment, "path"));
        }
        return segments;
    }

    /** As they were sent. */
    static List<String> rawSegments(String path) {
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return List.of(trimmed.substring(trimmed.startsWith("/") ? 1 : 0).split("/", -1));
    }

    /** The parameters of a query. A name given twice is refused: which of the two was meant cannot be known. */
    static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode((equals < 0 ? pair : pair.substring(0, equals)).replace('+', ' '), "query");
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1).replace('+', ' '), "query");
            if (!name.isEmpty() && parameters.put(name, value) != null) {
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
            // Answered below, in the same words.
        }
        throw new ApiException(ErrorCode.INVALID_REQUEST, "The " + where + " is not percent-encoded UTF-8.");
    }

    private static String printable(String name) {
        return name.length() <= 64 && name.matches("[\\w.-]+") ? name : "in the query";
    }
}
