package dev.juncture.deploy.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Tomcat's own refusals, of requests too broken to reach the router, in the contract's shape. Tomcat makes it by name. */
public class JsonErrorValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String code = status >= 500 ? "internal_error" : status == 404 ? "not_found" : "invalid_request";
        String sentence = status >= 500
                ? "Juncture failed unexpectedly: report the request_id to whoever runs it."
                : "This is not a request that Juncture can read: check its path and headers.";
        String body = """
                {"error":"%s","code":"%s","request_id":"%s"}""".formatted(sentence, code, UUID.randomUUID());
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException gone) {
            // The client is no longer there to be told.
        }
    }
}
