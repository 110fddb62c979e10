package dev.juncture.deploy.http;

import dev.juncture.http.Response;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes answers to servlet responses. */
public final class ServletAnswers {
    private ServletAnswers() {}

    public static void write(Response answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> {
            // Replaces a header that the container set before.
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        try {
            answer.body().writeTo(response.getOutputStream());
        } catch (IOException brokenOff) {
            // Once the status has been sent, the container closes the connection, and the client sees that bytes are
            // missing. Before that, it would report a defect of Juncture.
            response.flushBuffer();
            throw brokenOff;
        }
    }
}
