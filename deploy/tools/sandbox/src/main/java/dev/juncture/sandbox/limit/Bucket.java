package dev.juncture.sandbox.limit;

import java.time.Duration;
import java.time.Instant;

/** A token bucket that holds one second's calls. */
final class Bucket {
    private double tokens;
    private Instant filled;

    Bucket(int rate, Instant now) {
        this.tokens = rate;
        this.filled = now;
    }

    /** Takes a token, if there is one. */
    Standing take(int rate, Instant now) {
        double seconds = Math.max(0, Duration.between(filled, now).toNanos() / 1e9);
        tokens = Math.min(rate, tokens + seconds * rate);
        filled = now;
        boolean taken = tokens >= 1;
        tokens -= taken ? 1 : 0;
        // Compares the tokens before this call: the call that takes the last token is allowed.
        long remaining = taken ? (long) tokens + 1 : 0;
        return new Standing(
                "jira-burst-based", "jira-burst-based", rate, remaining, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
