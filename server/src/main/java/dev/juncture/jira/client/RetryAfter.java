package dev.juncture.jira.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Jira's {@code Retry-After}: seconds, a minimum, sometimes 0, sometimes missing. */
final class RetryAfter {
    private static final Duration DEFAULT = Duration.ofSeconds(5);

    private RetryAfter() {}

    static Duration of(@Nullable HttpHeaders headers) {
        String value = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
        return value != null && value.matches("\\d{1,6}")
                ? Duration.ofSeconds(Math.max(1, Long.parseLong(value)))
                : DEFAULT;
    }
}
