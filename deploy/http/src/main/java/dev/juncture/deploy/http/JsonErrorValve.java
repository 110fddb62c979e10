package dev.juncture.deploy.http;

import dev.juncture.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpHeaders;

/** Gives Tomcat's refusals of requests that do not reach the router the format of our errors. */
final class JsonErrorValve extends ErrorReportValve {
    private static final String REQUEST_ID = "X-Request-Id";

    private final Supplier<Router> router;

    JsonErrorValve(Supplier<Router> router) {
        this.router = router;
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        dev.juncture.http.Response answer = router.get().refuse(readablePart(request), status);
        try {
            ServletAnswers.write(answer, response);
            response.finishResponse();
        } catch (IOException gone) {
            // The client has closed the connection.
        }
    }

    private static dev.juncture.http.Request readablePart(Request request) {
        HttpHeaders headers = new HttpHeaders();
        String requestId = request.getHeader(REQUEST_ID);
        if (requestId != null) {
            headers.set(REQUEST_ID, requestId);
        }
        return new dev.juncture.http.Request(
                Objects.requireNonNullElse(request.getMethod(), ""),
                Objects.requireNonNullElse(request.getRequestURI(), ""),
                null,
                headers,
                InputStream.nullInputStream(),
                Objects.requireNonNullElse(request.getRemoteAddr(), ""));
    }
}
