package dev.juncture.deploy.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request as a client sends it.
 *
 * @param name the name of the exchange in the report
 * @param target path and query, percent-encoded
 * @param headers in order; a name can appear several times
 */
record Exchange(String name, String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {
    static Exchange of(String name, String method, String target) {
        return new Exchange(name, method, target, List.of(), new byte[0]);
    }

    Exchange with(String header, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new Exchange(name, method, target, List.copyOf(more), body);
    }

    Exchange json(String text) {
        return sending("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns this request with another body and content type. */
    Exchange sending(String contentType, byte[] bytes) {
        List<Map.Entry<String, String>> others = headers.stream()
                .filter(header -> !header.getKey().equals("Content-Type"))
                .toList();
        return new Exchange(name, method, target, others, bytes).with("Content-Type", contentType);
    }
}
