package dev.juncture.token;

import dev.juncture.connection.DueRefreshes;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Uses the grants that nobody has used for long, before the provider forgets them. To run every hour or so. */
@Component
class RefreshIdleGrants implements Supplier<Refreshes.Out> {
    /** Atlassian forgets a refresh token after 90 days without use: a month is left for outages. */
    private static final Duration IDLE = Duration.ofDays(60);

    private static final int MOST = 480;

    private final DueRefreshes due;
    private final Refreshes refreshes;
    private final Clock clock;

    RefreshIdleGrants(DueRefreshes due, Refreshes refreshes, Clock clock) {
        this.due = due;
        this.refreshes = refreshes;
        this.clock = clock;
    }

    @Override
    public Refreshes.Out get() {
        return refreshes.of(due.unusedSince(clock.instant().minus(IDLE), MOST));
    }
}
