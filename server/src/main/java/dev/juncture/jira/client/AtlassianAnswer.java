package dev.juncture.jira.client;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * An answer of Atlassian that has arrived.
 *
 * @param response its body may have broken off: then a read of it fails
 */
public record AtlassianAnswer(HttpResponse<InputStream> response) {
    public int status() {
        return response.statusCode();
    }

    public InputStream body() {
        return response.body();
    }

    /** Returns a copy of the headers. */
    public HttpHeaders headers() {
        return copyOf(response.headers());
    }

    static HttpHeaders copyOf(java.net.http.HttpHeaders headers) {
        HttpHeaders copy = new HttpHeaders();
        headers.map().forEach(copy::addAll);
        return copy;
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    boolean isSuccess() {
        return status() / 100 == 2;
    }

    boolean isJson() {
        return JsonType.isNamedIn(response.headers());
    }
}
