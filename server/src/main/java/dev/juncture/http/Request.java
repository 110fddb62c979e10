package dev.juncture.http;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request as an edge received it.
 *
 * @param path as sent, percent-encoded, without the query
 * @param query as sent, without the question mark
 * @param body read at most once, by the router or by the operation that passes it on
 * @param remoteAddress the peer's address as the edge saw it
 */
public record Request(
        String method,
        String path,
        @Nullable String query,
        HttpHeaders headers,
        InputStream body,
        String remoteAddress) {
    /** Stands for a message that an edge could not read. */
    public static Request unreadable() {
        return new Request("", "", null, new HttpHeaders(), InputStream.nullInputStream(), "");
    }
}
