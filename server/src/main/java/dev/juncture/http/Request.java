package dev.juncture.http;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What an edge received, untouched.
 *
 * @param path as sent, percent-encoded, without the query
 * @param query as sent, without the question mark
 * @param body read at most once, by the router or by the operation that streams it on
 * @param remoteAddress the peer's address as the edge saw it
 */
public record Request(
        String method,
        String path,
        @Nullable String query,
        HttpHeaders headers,
        InputStream body,
        String remoteAddress) {}
