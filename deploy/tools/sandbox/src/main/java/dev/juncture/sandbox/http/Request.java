package dev.juncture.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request: the path still encoded, path variables and query decoded, the body read to its end.
 *
 * @param upload the body in place of {@code body}, when it carries files; empty also when it was too large
 */
public record Request(
        String method,
        String path,
        Map<String, String> variables,
        Params query,
        Map<String, List<String>> headers,
        byte[] body,
        Optional<Region> upload) {

    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    public Optional<String> bearerToken() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).trim());
    }

    public Params form() {
        return Params.parse(new String(body, StandardCharsets.UTF_8));
    }

    public Request with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return new Request(method, path, all, query, headers, body, upload);
    }
}
