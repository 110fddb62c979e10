package dev.juncture.hostile;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.juncture.testing.Atlassian;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request that reached Atlassian, with its address as it was sent. */
record Asked(String method, String url, String body) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static List<Asked> now() {
        List<LoggedRequest> all = Atlassian.server().findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
        return all.stream()
                .map(request -> new Asked(request.getMethod().getName(), request.getUrl(), request.getBodyAsString()))
                .toList();
    }

    String path() {
        return url.replaceFirst("\\?.*", "");
    }

    /** A POST to the search only reads, and a POST to the token endpoint is part of every call. */
    boolean changesSomething() {
        return !method.equals("GET") && !path().contains("/search/") && !path().equals("/oauth/token");
    }

    /** Returns whether this is the usual request with {@code value} in the place of {@code marker}. */
    boolean isLike(Asked usual, String marker, String value) {
        return method.equals(usual.method)
                && isSame(List.of(path().split("/")), List.of(usual.path().split("/")), marker, encode(value))
                && isSame(parameters(), usual.parameters(), marker, value)
                && isSameJql(usual, marker, value);
    }

    private boolean isSameJql(Asked usual, String marker, String value) {
        @Nullable String mine = jql();
        @Nullable String others = usual.jql();
        if (mine == null || others == null) {
            return mine == null && others == null;
        }
        if (others.equals(marker)) {
            // The whole query is the product's own.
            return mine.equals(value);
        }
        JqlShape shape = JqlShape.of(mine);
        JqlShape before = JqlShape.of(others);
        return shape.words().equals(before.words()) && isSame(shape.values(), before.values(), marker, value);
    }

    private static boolean isSame(List<String> now, List<String> before, String marker, String value) {
        return now.size() == before.size()
                && IntStream.range(0, now.size())
                        .allMatch(i -> now.get(i).equals(before.get(i))
                                || (before.get(i).equals(marker) && now.get(i).equals(value)));
    }

    /** Returns names and values alternately, decoded. */
    private List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        int mark = url.indexOf('?');
        for (String pair : mark < 0 ? new String[0] : url.substring(mark + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            Arrays.stream(parts)
                    .map(part -> StringUtils.uriDecode(part, StandardCharsets.UTF_8))
                    .forEach(parameters::add);
        }
        return parameters;
    }

    private @Nullable String jql() {
        return body.startsWith("{") ? JSON.readTree(body).path("jql").asString(null) : null;
    }

    /** Returns the only text in a value. */
    static String textIn(@Nullable JsonNode value) {
        if (value == null) {
            return "nothing";
        }
        return value.isArray() ? value.get(0).asString("") : value.asString("");
    }

    /** Escapes all that is not ASCII, to send half a surrogate pair. */
    static String asciiJson(JsonNode node) {
        return JSON.writeValueAsString(node);
    }

    /** Encodes all but the unreserved characters of RFC 3986; half a surrogate pair as three bytes. */
    static String encode(String value) {
        StringBuilder encoded = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        value.codePoints().forEach(c -> {
            if (c >= 0xD800 && c <= 0xDFFF) {
                bytes.write(0xE0 | c >> 12);
                bytes.write(0x80 | c >> 6 & 0x3F);
                bytes.write(0x80 | c & 0x3F);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        for (byte one : bytes.toByteArray()) {
            boolean plain = Character.toString(one & 0xFF).matches("[A-Za-z0-9._~-]");
            encoded.append(plain ? Character.toString(one) : "%%%02X".formatted(one));
        }
        return encoded.toString();
    }
}
