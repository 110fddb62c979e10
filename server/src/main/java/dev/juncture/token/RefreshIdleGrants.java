package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.DueRefreshes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Uses the grants that nobody has used for long, before the provider forgets them. To run every hour or so. */
@Component
class RefreshIdleGrants implements Supplier<Refreshes.Out> {
    /** Atlassian forgets a refresh token after 90 days without use: a month is left for outages. */
    private static final Duration IDLE = Duration.ofDays(60);

    private static final int MOST = 480;

    private final DueRefreshes due;
    private final Refreshes refreshes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RefreshIdleGrants(DueRefreshes due, Refreshes refreshes, ApplicationEventPublisher events, Clock clock) {
        this.due = due;
        this.refreshes = refreshes;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Refreshes.Out get() {
        List<Connection> refreshed = new ArrayList<>();
        Refreshes.Out out = refreshes.of(due.unusedSince(clock.instant().minus(IDLE), MOST), refreshed::add);
        // Not with each new pair: no pair may be lost because what tells of it cannot be stored.
        refreshed.forEach(connection ->
                events.publishEvent(ConnectionEvent.of(ConnectionEvent.Action.REFRESHED_AHEAD, connection.id())));
        return out;
    }
}
