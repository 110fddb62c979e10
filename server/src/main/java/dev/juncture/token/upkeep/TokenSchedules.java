package dev.juncture.token.upkeep;

import java.time.Duration;
import java.util.Map;

/** The scheduled functions, with the pause after each run, which is also the longest time from one run to the next. */
public final class TokenSchedules {
    public static final Map<String, Duration> PAUSES = Map.of(
            "sweepRefreshes", Duration.ofMinutes(2),
            "refreshIdleGrants", Duration.ofHours(1),
            "reportEndingGrants", Duration.ofDays(1));

    private TokenSchedules() {}
}
