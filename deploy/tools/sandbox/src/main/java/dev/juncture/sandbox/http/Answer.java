package dev.juncture.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer: status, headers, body.
 *
 * @param file the body in place of {@code body}, when it is a file
 */
public record Answer(int status, Map<String, String> headers, byte[] body, Optional<Region> file) {

    public static Answer json(int status, Object value) {
        return of(status, "application/json;charset=UTF-8", Json.MAPPER.writeValueAsBytes(value));
    }

    public static Answer html(int status, String page) {
        return of(status, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body, Optional.empty());
    }

    public static Answer file(int status, String contentType, Region file) {
        return new Answer(status, Map.of("Content-Type", contentType), new byte[0], Optional.of(file));
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], Optional.empty());
    }

    public static Answer redirect(String location) {
        return empty(302).with("Location", location);
    }

    public Answer with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Answer(status, all, body, file);
    }

    long length() {
        return file.map(Region::length).orElse((long) body.length);
    }
}
