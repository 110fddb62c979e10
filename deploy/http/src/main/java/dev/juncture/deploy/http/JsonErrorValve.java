package dev.juncture.deploy.http;

import dev.juncture.http.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpHeaders;

/** Tomcat's own refusals, of requests too broken to reach the router, in the contract's shape. */
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
        dev.juncture.http.Response answer = router.get().refuse(whatIsLeftOf(request), status);
        try {
            response.setStatus(answer.status());
            answer.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
            answer.body().writeTo(response.getOutputStream());
            response.finishResponse();
        } catch (IOException gone) {
            // The client is no longer there to be told.
        }
    }

    private static dev.juncture.http.Request whatIsLeftOf(Request request) {
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
                new ByteArrayInputStream(new byte[0]),
                Objects.requireNonNullElse(request.getRemoteAddr(), ""));
    }
}
