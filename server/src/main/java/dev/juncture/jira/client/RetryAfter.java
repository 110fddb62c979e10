package dev.juncture.jira.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Jira's {@code Retry-After}: seconds, a minimum, sometimes 0, sometimes missing. */
final class RetryAfter {
    private static final Duration DEFAULT = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private RetryAfter() {}

    static Duration of(@Nullable HttpHeaders headers) {
        String value = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
        return value != null && value.matches("\\d{1,6}")
                ? Duration.ofSeconds(Math.max(1, Long.parseLong(value)))
                : DEFAULT;
    }

    /** Of a rate limit, whose {@code X-RateLimit-Reset} says it where {@code Retry-After} is missing. */
    static Duration ofLimit(HttpHeaders headers, Instant now) {
        String reset = headers.getFirst("X-RateLimit-Reset");
        if (headers.getFirst(HttpHeaders.RETRY_AFTER) != null || reset == null) {
            return of(headers);
        }
        try {
            Duration wait = Duration.between(now, OffsetDateTime.parse(reset).toInstant());
            return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        } catch (DateTimeException strange) {
            return DEFAULT;
        }
    }
}
