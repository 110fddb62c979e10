package dev.juncture.deploy.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;

/** Generates hostile requests, as bytes. The same seed generates the same ones. */
final class HostileRequests {
    static final String EXTERNAL_ID = "hostile";

    private static final List<Integer> SIZES =
            List.of(1, 100, 4_000, 16_384, 16_385, 32_767, 240_000, 990_000, (1 << 20) - 100, (1 << 20) + 1, 3 << 20);
    private static final List<String> MARKS = List.of(
            "~~a",
            "*a_",
            "**",
            "[](",
            "![",
            "> ",
            "|-",
            "`",
            "<!--",
            "\\\\",
            "&#0;",
            "1. ",
            "- [ ] ",
            "<a ",
            "\\n",
            "___",
            "[a]: b\\n\\n",
            "\\\\n    ",
            "a|b\\n-|-\\n",
            "http://a ");
    private static final List<String> FIELDS =
            List.of("body", "description", "summary", "jql", "query", "name", "state");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW");
    private static final List<String> NUISANCES = List.of(
            "GET /health HTTP/9.9\r\n\r\n",
            "GET http://[::1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
            "POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
            "POST /health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
            "POST /health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx",
            "POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /health HTTP/1.1\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                    + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
            "\r\n\r\n\r\n\r\n",
            "\u0016\u0003\u0001\u0002");

    private final List<String[]> routes;
    private final Random random;

    HostileRequests(long seed) {
        this.random = new Random(seed);
        try (InputStream listing = HostileRequests.class.getResourceAsStream("/routes.txt")) {
            this.routes = new String(Objects.requireNonNull(listing).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" +"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns a request to any route, with a body of any shape and size. */
    byte[] shaped() {
        String[] route = one(routes);
        byte[] body = body(one(SIZES));
        boolean chunked = random.nextInt(4) == 0;
        String head = (rarely() ? one(METHODS) : route[0]) + " " + path(route[1]) + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close\r\n" + key(route[3])
                + "Content-Type: " + (rarely() ? "multipart/form-data; boundary=x" : "application/json") + "\r\n"
                + (rarely() ? "Expect: 100-continue\r\n" : "")
                + (rarely() ? "X-Long: " + "x".repeat(random.nextInt(20_000)) + "\r\n" : "")
                + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length) + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(ascii(head));
        if (chunked) {
            request.writeBytes(ascii(Integer.toHexString(body.length) + "\r\n"));
        }
        request.writeBytes(body);
        request.writeBytes(ascii(chunked ? "\r\n0\r\n\r\n" : ""));
        return request.toByteArray();
    }

    /** Returns bytes that are almost HTTP. */
    byte[] broken() {
        byte[] request = rarely() ? bytes(random.nextInt(2_000)) : ascii(one(NUISANCES));
        if (rarely() && request.length > 0) {
            request[random.nextInt(request.length)] = (byte) random.nextInt(256);
        }
        return request;
    }

    /** Returns an incomplete head. */
    byte[] halfHead() {
        String[] route = one(routes);
        return ascii(route[0] + " " + path(route[1]) + " HTTP/1.1\r\nHost: localhost\r\n" + key(route[3]) + "X-Slow: ");
    }

    /** Returns a head that announces a body, and the first byte of the body. */
    byte[] promise() {
        String[] route = one(routes);
        String length = random.nextBoolean() ? "Content-Length: " + one(SIZES) : "Transfer-Encoding: chunked";
        return ascii(
                "POST " + path(route[1]) + " HTTP/1.1\r\nHost: localhost\r\n" + key(route[3]) + length + "\r\n\r\n{");
    }

    int below(int limit) {
        return random.nextInt(limit);
    }

    private String path(String template) {
        String path = template.replace("{provider}", "jira").replace("**", "rest/api/3/issue/HOSTILE-1");
        String id = random.nextInt(3) == 0 ? "nobody" : EXTERNAL_ID;
        return path + "?external_id=" + id + sometimes("&provider=jira") + sometimes("&issue_id_or_key=HOSTILE-1")
                + (rarely() ? "&x=" + "%41".repeat(random.nextInt(3_000)) : "");
    }

    private String key(String audience) {
        if (!audience.equals("BACKEND") || rarely()) {
            return "";
        }
        String key = random.nextInt(4) == 0 ? "sk_guess" : RunningJuncture.SECRET_KEY;
        return "Authorization: Bearer " + key + "\r\nX-Juncture-External-Id: " + EXTERNAL_ID + "\r\n";
    }

    private byte[] body(int size) {
        List<IntFunction<String>> shapes = List.of(
                length -> "{\"z\":[" + "{},".repeat(length / 3) + "{}]}",
                length -> "{\"z\":" + "[".repeat(length),
                length -> "{\"a\":".repeat(length / 5),
                length -> "{\"a\":" + "9".repeat(length) + "}",
                length -> "{\"" + "k".repeat(length) + "\":1}",
                length -> text("\\u0000".repeat(length / 6)),
                length -> text("\\ud800".repeat(length / 6)),
                length -> text("x".repeat(length)),
                this::marks,
                this::marks,
                HostileRequests::document,
                HostileRequests::names,
                HostileRequests::parts);
        return rarely() ? bytes(size) : ascii(one(shapes).apply(size));
    }

    private String marks(int length) {
        String mark = one(MARKS);
        return text(mark.repeat(length / mark.length() + 1));
    }

    private String text(String value) {
        return "{\"external_id\":\"" + EXTERNAL_ID + "\"" + sometimes(",\"provider\":\"jira\"")
                + sometimes(",\"issue_id_or_key\":\"HOSTILE-1\"") + ",\""
                + one(FIELDS) + "\":\"" + value + "\"}";
    }

    private static String document(int length) {
        String start = "{\"type\":\"bulletList\",\"content\":[{\"type\":\"listItem\",\"content\":[";
        int depth = length / (start.length() + 6);
        return "{\"external_id\":\"" + EXTERNAL_ID + "\",\"issue_id_or_key\":\"HOSTILE-1\",\"body_adf\":"
                + "{\"type\":\"doc\",\"version\":1,\"content\":[" + start.repeat(depth) + "]}]}".repeat(depth) + "]}}";
    }

    private static String names(int length) {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; body.length() < length; i++) {
            body.append("\"n").append(i).append("\":").append(i).append(',');
        }
        return body.append("\"z\":0}").toString();
    }

    private static String parts(int length) {
        String part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\na\r\n";
        return part.repeat(length / part.length() + 1) + "--x--\r\n";
    }

    private byte[] bytes(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    /** No route takes all names, and each refuses those that it does not take. */
    private String sometimes(String field) {
        return random.nextBoolean() ? field : "";
    }

    private boolean rarely() {
        return random.nextInt(10) == 0;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
