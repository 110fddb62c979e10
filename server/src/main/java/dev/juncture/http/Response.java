package dev.juncture.http;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;

/** What an edge has to send. The body is written once, after status and headers. */
public record Response(int status, HttpHeaders headers, Body body) {
    /** Writes itself to the edge's stream and does not close it. */
    @FunctionalInterface
    public interface Body {
        Body NONE = out -> {};

        void writeTo(OutputStream out) throws IOException;
    }

    static Response empty(int status) {
        return new Response(status, new HttpHeaders(), Body.NONE);
    }

    static Response bytes(int status, String contentType, byte[] body) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, contentType);
        headers.setContentLength(body.length);
        return new Response(status, headers, out -> out.write(body));
    }

    Response withoutBody() {
        return new Response(status, headers, Body.NONE);
    }
}
