package dev.juncture.http;

import dev.juncture.operation.StreamedAnswer;
import org.springframework.http.HttpHeaders;

/** The answer that an edge sends. The body is written once, after status and headers. */
public record Response(int status, HttpHeaders headers, StreamedAnswer.Body body) {
    static Response empty(int status) {
        return new Response(status, new HttpHeaders(), StreamedAnswer.Body.NONE);
    }

    static Response bytes(int status, String contentType, byte[] body) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, contentType);
        headers.setContentLength(body.length);
        return new Response(status, headers, out -> out.write(body));
    }

    static Response streamed(StreamedAnswer answer) {
        HttpHeaders headers = new HttpHeaders();
        answer.headers().forEach(headers::addAll);
        return new Response(answer.status(), headers, answer.body());
    }

    Response withoutBody() {
        return new Response(status, headers, StreamedAnswer.Body.NONE);
    }
}
