package dev.juncture.http.browser;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * Refuses changes that a page of a foreign origin makes a user's browser send. {@link Cors} hides only the answer from such
 * a page: the request itself arrives, with the browser's cookies.
 */
public final class OriginRule {
    public static final ErrorCode FORBIDDEN_ORIGIN = new ErrorCode("forbidden_origin", 403);

    private static final String SITE = "Sec-Fetch-Site";

    private final Set<String> allowed;

    /** Allows the configured origins and the frontend's own, which has to stay able to call its API. */
    public OriginRule(FrontendAddress frontend) {
        this.allowed = Stream.concat(frontend.allowedOrigins().stream(), Stream.of(frontend.origin()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks a request that changes something. A program that is not a browser sends neither header. It is allowed.
     *
     * @throws ApiException {@code forbidden_origin}
     */
    public void check(HttpHeaders request) {
        List<String> origins = request.getOrEmpty(HttpHeaders.ORIGIN);
        boolean foreign = origins.isEmpty()
                ? request.getOrEmpty(SITE).stream().anyMatch("cross-site"::equalsIgnoreCase)
                : !allowed.containsAll(origins);
        if (foreign) {
            throw new ApiException(
                    FORBIDDEN_ORIGIN,
                    "A page of this origin may not send this request: add the origin to CORS_ALLOWED_ORIGINS if it is yours.");
        }
    }
}
