package dev.juncture.token.upkeep;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionRows;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the connections that need upkeep although no caller uses them. */
@Component
class DueRefreshes {
    private final JdbcClient jdbc;
    private final Clock clock;

    DueRefreshes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns connections whose refresh is in doubt, the oldest first. */
    List<Connection> inDoubt(int limit) {
        return select("where c.lease_until < clock_timestamp() and c.invalid_at is null"
                        + " order by c.lease_until limit :limit")
                .param("limit", limit)
                .query(ConnectionRows::map)
                .list();
    }

    /** Returns connections whose tokens were last refreshed before {@code before}, the oldest first. */
    List<Connection> unusedSince(Instant before, int limit) {
        return select("where c.refreshed_at < :before and c.invalid_at is null and c.grant_expires_at > :now"
                        + " order by c.refreshed_at limit :limit")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(ConnectionRows::map)
                .list();
    }

    /** Returns connections whose grants end within a month, the first to end first. A refresh does not help them. */
    List<Connection> endingSoon(int limit) {
        Instant now = clock.instant();
        return select("where c.grant_expires_at > :now and c.grant_expires_at < :before and c.invalid_at is null"
                        + " order by c.grant_expires_at limit :limit")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", now.plus(Connection.EXPIRY_WARNING).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(ConnectionRows::map)
                .list();
    }

    private JdbcClient.StatementSpec select(String conditions) {
        return jdbc.sql(ConnectionRows.SELECT + conditions);
    }
}
