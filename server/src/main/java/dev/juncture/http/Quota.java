package dev.juncture.http;

import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * What is left to the sender of a request, told as the IETF's draft-ietf-httpapi-ratelimit-headers has it.
 *
 * @param policy the limit's name, a word
 * @param limit requests in a window
 * @param reset until the whole limit is there again
 * @param exceeded whether the present request is one too many
 */
public record Quota(String policy, long limit, Duration window, long left, Duration reset, boolean exceeded) {

    void requireLeft() {
        if (exceeded) {
            throw new ApiException(
                            ErrorCode.RATE_LIMITED,
                            "Too many requests come from this address: try again when Retry-After says.")
                    .with("reason", "juncture-" + policy)
                    .retryAfter(reset);
        }
    }

    void writeTo(HttpHeaders headers) {
        headers.set("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(policy, limit, window.toSeconds()));
        headers.set("RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, left, ApiException.wholeSeconds(reset)));
    }
}
