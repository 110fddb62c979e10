package dev.juncture.jira.resilience;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads Jira's {@code Retry-After}: a minimum in seconds, sometimes 0, sometimes missing. */
public final class RetryAfter {
    private static final Duration DEFAULT = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private RetryAfter() {}

    public static Duration of(@Nullable HttpHeaders headers) {
        String value = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
        return value != null && value.matches("\\d{1,6}")
                ? Duration.ofSeconds(Math.max(1, Long.parseLong(value)))
                : DEFAULT;
    }

    /** Returns the wait of a rate limit, from {@code X-RateLimit-Reset} when {@code Retry-After} is missing. */
    public static Duration ofLimit(HttpHeaders headers, Instant now) {
        String reset = headers.getFirst("X-RateLimit-Reset");
        if (headers.getFirst(HttpHeaders.RETRY_AFTER) != null || reset == null) {
            return of(headers);
        }
        try {
            Duration wait = Duration.between(now, OffsetDateTime.parse(reset).toInstant());
            return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        } catch (DateTimeException unreadable) {
            return DEFAULT;
        }
    }
}
