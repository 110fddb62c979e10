package dev.juncture.operation;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Bytes of any type that a caller sends along with the input, read as they arrive. An operation that takes them has a
 * component of this type in its input record.
 *
 * @param headers of the message that carries the bytes; names ignore case
 * @param body read at most once
 */
public record Content(Map<String, List<String>> headers, InputStream body) {
    public static final Content EMPTY = new Content(Map.of(), InputStream.nullInputStream());

    public Content {
        Map<String, List<String>> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> ignoringCase.put(name, List.copyOf(values)));
        headers = ignoringCase;
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
