package dev.juncture.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Connections that are to be refreshed although nobody asks for them. */
@Component
public class DueRefreshes {
    /** How long before its end a grant is told of: only its person can renew it. */
    static final Duration NOTICE = Duration.ofDays(30);

    private final ConnectionRepository rows;
    private final Clock clock;

    DueRefreshes(ConnectionRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Those whose lease ended without anyone knowing the outcome, the longest first. */
    public List<Connection> inDoubt(int limit) {
        return rows.findInDoubt(limit);
    }

    /** Those whose tokens were last refreshed before {@code before}, the longest unused first. */
    public List<Connection> unusedSince(Instant before, int limit) {
        return rows.findUnused(before, clock.instant(), limit);
    }

    /** Those whose grants end within a month and have not ended, the first to end first. No refresh helps them. */
    public List<Connection> endingSoon(int limit) {
        Instant now = clock.instant();
        return rows.findEnding(now, now.plus(NOTICE), limit);
    }
}
