package dev.juncture.token.upkeep;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionRows;
import dev.juncture.deployment.Adoption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the connections that need upkeep although no caller uses them. Finds none in a database that this deployment has
 * not adopted.
 */
@Component
class DueRefreshes {
    private static final Logger log = LoggerFactory.getLogger(DueRefreshes.class);
    /** Does not change, because operators set alerts on it. */
    private static final String NOT_ADOPTED = "database not adopted";

    private final Adoption adoption;
    private final JdbcClient jdbc;
    private final Clock clock;

    DueRefreshes(Adoption adoption, JdbcClient jdbc, Clock clock) {
        this.adoption = adoption;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns connections whose refresh is in doubt, the oldest first. */
    List<Connection> inDoubt(int limit) {
        return list(select("where c.lease_until < clock_timestamp() and c.invalid_at is null"
                        + " order by c.lease_until limit :limit")
                .param("limit", limit));
    }

    /** Returns connections whose tokens were last refreshed before {@code before}, the oldest first. */
    List<Connection> unusedSince(Instant before, int limit) {
        return list(select("where c.refreshed_at < :before and c.invalid_at is null and c.grant_expires_at > :now"
                        + " order by c.refreshed_at limit :limit")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", limit));
    }

    /** Returns connections whose grants end within a month, the first to end first. A refresh does not help them. */
    List<Connection> endingSoon(int limit) {
        Instant now = clock.instant();
        return list(select("where c.grant_expires_at > :now and c.grant_expires_at < :before and c.invalid_at is null"
                        + " order by c.grant_expires_at limit :limit")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", now.plus(Connection.EXPIRY_WARNING).atOffset(ZoneOffset.UTC))
                .param("limit", limit));
    }

    private List<Connection> list(JdbcClient.StatementSpec due) {
        if (adoption.isAdopted()) {
            return due.query(ConnectionRows::map).list();
        }
        log.warn(NOT_ADOPTED + ": scheduled work is skipped. Run the command doctor, then the command adopt");
        return List.of();
    }

    private JdbcClient.StatementSpec select(String conditions) {
        return jdbc.sql(ConnectionRows.SELECT + conditions);
    }
}
