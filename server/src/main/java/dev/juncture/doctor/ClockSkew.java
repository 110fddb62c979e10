package dev.juncture.doctor;

import java.time.Duration;
import java.time.Instant;

/** Compares another clock with ours, which decides when tokens and codes expire. */
public final class ClockSkew {
    private static final Duration WARNING_ABOVE = Duration.ofSeconds(10);

    /**
     * The shortest time that a token which Juncture returns is still valid. With a clock that is further off, processes
     * take expired tokens for valid ones.
     */
    private static final Duration FAILURE_ABOVE = Duration.ofMinutes(1);

    private static final String FIX = "timedatectl set-ntp true";

    private ClockSkew() {}

    /**
     * Compares the clocks. The time between question and answer counts as no difference.
     *
     * @param asked the time of the question, by our clock
     * @param answered the time of the answer, by our clock
     * @param theirs the time of the other clock in between
     * @param whose the owner of the other clock, for example {@code the database's}
     */
    public static Finding between(Instant asked, Instant answered, Instant theirs, String whose) {
        Duration off = theirs.isBefore(asked) ? Duration.between(theirs, asked) : Duration.between(answered, theirs);
        if (off.compareTo(WARNING_ABOVE) <= 0) {
            return Finding.OK;
        }
        String problem = "Our clock is %d seconds %s %s."
                .formatted(off.toSeconds(), theirs.isBefore(asked) ? "ahead of" : "behind", whose);
        return off.compareTo(FAILURE_ABOVE) > 0 ? Finding.failed(problem, FIX) : Finding.warning(problem, FIX);
    }
}
