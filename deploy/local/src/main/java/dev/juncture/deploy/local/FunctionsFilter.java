package dev.juncture.deploy.local;

import dev.juncture.auth.SecretKeys;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.ErrorAnswers;
import dev.juncture.http.Request;
import dev.juncture.http.Router;
import dev.juncture.operation.Operations;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Before spring-cloud-function-web: the secret key, an exact operation name, a POST whose body is that one's input. */
class FunctionsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "/functions/";
    private static final int LARGEST_BODY = 1 << 20;

    private final transient Operations operations;
    private final transient Router router;
    private final transient SecretKeys keys;
    private final transient ErrorAnswers errors;

    FunctionsFilter(Operations operations, Router router, SecretKeys keys, ErrorAnswers errors) {
        this.operations = operations;
        this.router = router;
        this.keys = keys;
        this.errors = errors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        byte[] body;
        try {
            body = admit(request);
        } catch (RuntimeException refused) {
            ServletAnswers.refuse(errors, refused, response);
            return;
        }
        chain.doFilter(new PlainJsonRequest(request, body), response);
    }

    private byte[] admit(HttpServletRequest servletRequest) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        for (String name : List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE)) {
            headers.addAll(name, Collections.list(servletRequest.getHeaders(name)));
        }
        keys.requireKey(headers);
        String path = servletRequest.getRequestURI();
        String operation = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
        if (!operations.names().contains(operation)) {
            throw new ApiException(ErrorCode.NOT_FOUND, "There is no operation of this name.");
        }
        if (!"POST".equals(servletRequest.getMethod())) {
            throw new ApiException(ErrorCode.METHOD_NOT_ALLOWED, "An operation takes its input by POST.")
                    .with("allowed_methods", List.of("POST"));
        }
        byte[] body = servletRequest.getInputStream().readNBytes(LARGEST_BODY + 1);
        router.checkInput(
                operation,
                new Request(
                        "POST", path, null, headers, new ByteArrayInputStream(body), servletRequest.getRemoteAddr()));
        return body.length == 0 ? new byte[] {'{', '}'} : body;
    }
}
