package dev.juncture.jira.client;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How long Atlassian may take for one answer, from the first byte that is sent to the last that is read. */
final class AnswerTime {
    /** Connecting and this together stay below the lease of a refresh. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final ThreadLocal<@Nullable Duration> LEFT = new ThreadLocal<>();

    private AnswerTime() {}

    static <T> T within(Duration left, Supplier<T> call) {
        LEFT.set(left);
        try {
            return call.get();
        } finally {
            LEFT.remove();
        }
    }

    static Duration ofPresentCall() {
        Duration left = LEFT.get();
        return left == null || left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }
}
