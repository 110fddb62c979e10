package dev.juncture.deploy.local;

import dev.juncture.auth.SecretKeys;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.operation.Caller;
import dev.juncture.operation.Operations;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * Admits calls of operations by name: with the secret key, the exact name of an operation, and the method POST. Every
 * admitted request becomes a call of {@link CallOperation}.
 */
class FunctionsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "/functions/";
    private static final int LARGEST_BODY = 1 << 20;

    private final transient Operations operations;
    private final transient SecretKeys keys;
    private final transient FunctionErrors errors;

    FunctionsFilter(Operations operations, SecretKeys keys, FunctionErrors errors) {
        this.operations = operations;
        this.keys = keys;
        this.errors = errors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        PlainJsonRequest admitted;
        try {
            admitted = admit(request);
        } catch (RuntimeException refused) {
            errors.answer(refused, response);
            return;
        }
        chain.doFilter(admitted, response);
    }

    private PlainJsonRequest admit(HttpServletRequest request) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(HttpHeaders.AUTHORIZATION, Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)));
        Caller caller = keys.requireKey(headers);
        String path = request.getRequestURI();
        String operation = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
        if (!operations.names().contains(operation)) {
            throw new ApiException(ErrorCode.NOT_FOUND, "There is no operation of this name.");
        }
        if (!"POST".equals(request.getMethod())) {
            throw new ApiException(ErrorCode.METHOD_NOT_ALLOWED, "Call an operation by POST.")
                    .with("allowed_methods", List.of("POST"));
        }
        if (request.getQueryString() != null && !request.getQueryString().isEmpty()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "The address of an operation takes no query: send its fields in the body.");
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new ApiException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "The body is larger than the %d bytes allowed.".formatted(LARGEST_BODY));
        }
        return new PlainJsonRequest(
                request,
                PREFIX + CallOperation.NAME,
                Map.of(CallOperation.OPERATION, operation, CallOperation.CALLER, caller.name()),
                body.length == 0 ? new byte[] {'{', '}'} : body);
    }
}
