package dev.juncture.token.upkeep;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionEvent;
import dev.juncture.operation.Origin;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Refreshes grants that have not been used for long, before the provider drops them. Runs every hour. */
@Component
class RefreshIdleGrants implements Supplier<BatchRefresh.Out> {
    /** Some providers drop a refresh token after 90 days without use. This leaves a month for outages. */
    private static final Duration IDLE = Duration.ofDays(60);

    private static final int MOST = 480;

    private final DueRefreshes due;
    private final BatchRefresh refreshes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RefreshIdleGrants(DueRefreshes due, BatchRefresh refreshes, ApplicationEventPublisher events, Clock clock) {
        this.due = due;
        this.refreshes = refreshes;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public BatchRefresh.Out get() {
        List<Connection> refreshed = new ArrayList<>();
        BatchRefresh.Out out = refreshes.of(due.unusedSince(clock.instant().minus(IDLE), MOST), refreshed::add);
        // After the pairs are stored: no pair may be lost because its event cannot be stored.
        refreshed.forEach(connection -> events.publishEvent(
                ConnectionEvent.of(ConnectionEvent.Action.REFRESHED_AHEAD, Origin.SYSTEM, connection)));
        return out;
    }
}
