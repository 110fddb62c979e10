package dev.juncture.http.browser;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Cross-origin access to the frontend API: exact origins, credentials allowed. */
public final class Cors {
    private static final List<String> REQUEST_HEADERS = List.of(
            "Content-Type",
            "X-Juncture-Connection-Code",
            "X-Juncture-Connect-Session",
            "X-Juncture-Public-Key",
            "X-Request-Id");

    private static final List<String> ANSWER_HEADERS =
            List.of("X-Request-Id", HttpHeaders.RETRY_AFTER, "RateLimit", "RateLimit-Policy");

    private final List<String> allowedOrigins;

    public Cors(List<String> allowedOrigins) {
        this.allowedOrigins = allowedOrigins;
    }

    public void allow(HttpHeaders request, HttpHeaders answer) {
        answer.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getOrigin();
        if (origin != null && allowedOrigins.contains(origin)) {
            answer.setAccessControlAllowOrigin(origin);
            answer.setAccessControlAllowCredentials(true);
            answer.setAccessControlExposeHeaders(ANSWER_HEADERS);
        }
    }

    public void preflight(HttpHeaders request, Set<String> methods, HttpHeaders answer) {
        allow(request, answer);
        if (answer.getAccessControlAllowOrigin() != null) {
            answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, String.join(", ", methods));
            answer.setAccessControlAllowHeaders(REQUEST_HEADERS);
            answer.setAccessControlMaxAge(600);
        }
    }
}
