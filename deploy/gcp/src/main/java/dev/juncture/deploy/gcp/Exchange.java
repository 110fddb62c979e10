package dev.juncture.deploy.gcp;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.juncture.edge.PeerAddress;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/** Translates the platform's requests to the router's, and the router's answers to the platform's. */
final class Exchange {
    private Exchange() {}

    static Request read(HttpRequest request) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        request.getHeaders().forEach(headers::addAll);
        return new Request(
                request.getMethod(),
                rawPath(request.getUri()),
                request.getQuery().orElse(null),
                headers,
                request.getInputStream(),
                PeerAddress.lastForwarded(headers));
    }

    /** Reads the path from the URI: the platform's own path is decoded and has its dots resolved, which the router refuses. */
    private static String rawPath(String uri) {
        int query = uri.indexOf('?');
        String withoutQuery = query < 0 ? uri : uri.substring(0, query);
        int scheme = withoutQuery.indexOf("://");
        int path = withoutQuery.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        return path < 0 ? "" : withoutQuery.substring(path);
    }

    static void write(Response answer, HttpResponse response) throws IOException {
        response.setStatusCode(answer.status());
        answer.headers().forEach((name, values) -> values.forEach(value -> response.appendHeader(name, value)));
        answer.body().writeTo(response.getOutputStream());
    }
}
