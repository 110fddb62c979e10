package dev.juncture.sandbox.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The points spent in the current full hour. Unused points expire at the end of the hour. */
final class Quota {
    private final String reason;
    private final String policy;
    private Instant hour = Instant.EPOCH;
    private long spent;

    Quota(String reason, String policy) {
        this.reason = reason;
        this.policy = policy;
    }

    void spend(long points, Instant now) {
        turn(now);
        spent += points;
    }

    Standing standing(long limit, Instant now) {
        turn(now);
        Duration left = Duration.between(now, hour.plus(1, ChronoUnit.HOURS));
        return new Standing(reason, policy, limit, Math.max(0, limit - spent), Duration.ofHours(1), left);
    }

    private void turn(Instant now) {
        Instant current = now.truncatedTo(ChronoUnit.HOURS);
        if (!current.equals(hour)) {
            hour = current;
            spent = 0;
        }
    }
}
