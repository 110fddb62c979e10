package dev.juncture.token;

import java.time.Duration;
import java.util.Map;

/** The functions that nobody asks for, and how long each waits after its run, or at most from one run to the next. */
public final class TokenSchedules {
    public static final Map<String, Duration> PAUSES = Map.of(
            "sweepRefreshes", Duration.ofMinutes(2),
            "refreshIdleGrants", Duration.ofHours(1),
            "reportEndingGrants", Duration.ofDays(1));

    private TokenSchedules() {}
}
