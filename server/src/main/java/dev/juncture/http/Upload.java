package dev.juncture.http;

import java.io.InputStream;
import org.springframework.http.HttpHeaders;

/**
 * A request's body as it flows in, for an operation that passes it on. An input with one takes its other fields from path,
 * query and headers.
 *
 * @param headers the request's
 * @param body read at most once
 */
public record Upload(HttpHeaders headers, InputStream body) {}
