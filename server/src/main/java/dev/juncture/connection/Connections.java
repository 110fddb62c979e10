package dev.juncture.connection;

import dev.juncture.error.ApiException;
import dev.juncture.operation.LogContext;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads connections from PostgreSQL, and snapshots of them from the cache. */
@Component
public class Connections {
    private final JdbcClient jdbc;
    private final ConnectionCache cache;
    private final UnconfirmedConnections unconfirmed;

    Connections(JdbcClient jdbc, ConnectionCache cache, UnconfirmedConnections unconfirmed) {
        this.unconfirmed = unconfirmed;
        this.jdbc = jdbc;
        this.cache = cache;
    }

    /** Returns a copy that is at most a minute old if Redis was unavailable at a change, and current otherwise. */
    public Optional<ConnectionSnapshot> snapshot(ConnectionKey key) {
        Optional<ConnectionSnapshot> found = cache.get(key, () -> find(key));
        found.ifPresent(snapshot -> LogContext.connection(snapshot.id()));
        return found;
    }

    public Optional<Connection> find(ConnectionKey key) {
        Optional<Connection> found = jdbc.sql(ConnectionRows.SELECT + ConnectionRows.BY_KEY)
                .param("projectId", key.projectId().value())
                .param("provider", key.provider())
                .param("externalId", key.externalId().value())
                .query(ConnectionRows::map)
                .optional();
        found.ifPresent(connection -> LogContext.connection(connection.id()));
        return found;
    }

    /** @throws ApiException {@code connection_not_found}, or {@code confirmation_required} */
    public Connection require(ConnectionKey key) {
        return find(key).orElseThrow(() -> missing(key));
    }

    /** Returns the refusal of a call for a key that has no connection. */
    public ApiException missing(ConnectionKey key) {
        return unconfirmed.isAwaited(key) ? ConnectionErrors.confirmationRequired() : ConnectionErrors.notFound();
    }

    /**
     * Reads a connection again.
     *
     * @throws ApiException {@code connection_not_found} when it has been deleted since
     */
    public Connection require(ConnectionId id) {
        return jdbc.sql(ConnectionRows.SELECT + "where c.id = :id")
                .param("id", id.value())
                .query(ConnectionRows::map)
                .optional()
                .orElseThrow(ConnectionErrors::notFound);
    }
}
