package dev.juncture.deploy.gcp;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** The platform's request and response as the router's. */
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
                peer(headers));
    }

    /** Whom Google's front end heard, which it writes behind whatever the client wrote there. */
    private static String peer(HttpHeaders headers) {
        List<String> forwarded = headers.getOrEmpty("X-Forwarded-For");
        String last = forwarded.isEmpty() ? "" : forwarded.get(forwarded.size() - 1);
        return last.substring(last.lastIndexOf(',') + 1).strip();
    }

    /** The request's own path has been decoded and its dots resolved, both of which are for the router to refuse. */
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
