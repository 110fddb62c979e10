package dev.juncture.doctor;

import java.time.Duration;
import java.time.Instant;

/** How far a clock may be from ours, which says when tokens end and codes expire. */
public final class ClockSkew {
    /** The shortest life that a token is handed out with: beyond it, processes take one that ended for a good one. */
    private static final Duration BAD = Duration.ofMinutes(1);

    private static final Duration NOTABLE = Duration.ofSeconds(10);
    private static final String FIX = "timedatectl set-ntp true";

    private ClockSkew() {}

    /**
     * @param asked when the other was asked, by our clock
     * @param answered when its answer was here, by our clock
     * @param told what its clock said in between
     */
    public static Finding between(Instant asked, Instant answered, Instant told, String whose) {
        Duration off = told.isBefore(asked) ? Duration.between(told, asked) : Duration.between(answered, told);
        if (off.compareTo(NOTABLE) <= 0) {
            return Finding.FINE;
        }
        String problem = "Our clock is %d seconds %s %s."
                .formatted(off.toSeconds(), told.isBefore(asked) ? "ahead of" : "behind", whose);
        return off.compareTo(BAD) > 0 ? Finding.failed(problem, FIX) : Finding.warning(problem, FIX);
    }
}
