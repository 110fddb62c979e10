package dev.juncture.jira.client;

import dev.juncture.http.RequestScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When the time that a request may spend on Jira is over. It starts with the first call, and all calls share it. */
record Deadline(Clock clock, Instant end) {
    static Deadline ofRequest(Clock clock, Duration budget) {
        return RequestScope.get(
                Deadline.class, () -> new Deadline(clock, clock.instant().plus(budget)));
    }

    Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean allows(Duration wait) {
        return wait.compareTo(left()) < 0;
    }
}
