package dev.juncture.jira.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The end of the time that one request to Juncture may spend on Jira. All its calls share one deadline. */
public record Deadline(Clock clock, Instant end) {
    Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean allows(Duration wait) {
        return wait.compareTo(left()) < 0;
    }
}
