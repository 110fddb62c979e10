package dev.juncture.http;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * The requests that a sender has left, in the headers of the IETF draft draft-ietf-httpapi-ratelimit-headers.
 *
 * @param policy the limit's name, one word
 * @param limit requests per window
 * @param reset time until the whole limit is available again
 * @param exceeded whether the current request is one too many
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
        headers.set("RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, left, WholeSeconds.of(reset)));
    }
}
