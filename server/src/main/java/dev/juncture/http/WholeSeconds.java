package dev.juncture.http;

import java.time.Duration;

/** Durations in HTTP headers: whole seconds, rounded up, never 0. */
final class WholeSeconds {
    private WholeSeconds() {}

    static long of(Duration delay) {
        return Math.max(1, delay.plusMillis(999).toSeconds());
    }
}
