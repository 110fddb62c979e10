package dev.juncture.connection;

import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.http.AccessLog;
import dev.juncture.http.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The truth about connections, in PostgreSQL. */
@Component
public class Connections {
    /** Far longer than a connection code can wait. */
    private static final Duration CODES_KEPT = Duration.ofDays(1);

    private final ConnectionRepository rows;
    private final JdbcAggregateTemplate aggregates;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final ConnectionCache cache;
    private final Clock clock;
    private final Turns turns = new Turns();

    Connections(
            ConnectionRepository rows,
            JdbcAggregateTemplate aggregates,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            ConnectionCache cache,
            Clock clock) {
        this.rows = rows;
        this.aggregates = aggregates;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.cache = cache;
        this.clock = clock;
    }

    /** What may be answered without PostgreSQL: up to a minute old if Redis was out of reach at a change, else current. */
    public Optional<ConnectionSnapshot> snapshot(ConnectionKey key) {
        new RequestedConnection(key).enter();
        Optional<ConnectionSnapshot> found = cache.get(key, () -> find(key));
        found.ifPresent(snapshot -> MDC.put(AccessLog.CONNECTION, snapshot.id().toString()));
        return found;
    }

    public Optional<Connection> find(ConnectionKey key) {
        new RequestedConnection(key).enter();
        Optional<Connection> found = rows.findByKey(
                key.projectId().value(), key.provider(), key.externalId().value());
        found.ifPresent(
                connection -> MDC.put(AccessLog.CONNECTION, connection.id().toString()));
        return found;
    }

    /** @throws ApiException {@code connection_not_found} */
    public Connection require(ConnectionKey key) {
        return find(key).orElseThrow(ConnectionErrors::notFound);
    }

    /** @throws ApiException {@code connection_not_found} when it was deleted meanwhile */
    public Connection require(ConnectionId id) {
        return rows.findById(id).orElseThrow(ConnectionErrors::notFound);
    }

    /**
     * Stores a grant under a key: a new connection, or the same one under a new consent. Callers for one key take turns.
     *
     * @throws ApiException {@code already_connected} when the connection, healthy or over, belongs to another account,
     *     or when either account is unknown (but not over one of an unknown account that is over): whoever knows an
     *     external id must not take it over. A session that was made for reconnecting may.
     * @throws org.springframework.dao.DuplicateKeyException when the grant's connection code or session was used before
     */
    public Connection connect(ConnectionKey key, NewGrant grant) {
        return inTurn(key, () -> store(key, grant));
    }

    /** One transaction in which nobody else connects {@code key}; a {@link #connect} inside belongs to it. */
    public <T> T inTurn(ConnectionKey key, Supplier<T> work) {
        return turns.take(
                key,
                () -> transaction.execute(status -> {
                    cache.forget(key);
                    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                            .param(key.text())
                            .query((row, i) -> true)
                            .single();
                    return work.get();
                }));
    }

    private Connection store(ConnectionKey key, NewGrant grant) {
        Instant now = clock.instant();
        Optional<Connection> existing = rows.lock(key);
        existing.ifPresent(connection -> grant.requireMayReplace(connection, now));
        Connection stored = existing.isPresent()
                ? aggregates.update(existing.get().reconnected(key, grant, now))
                : insert(key, Connection.of(ConnectionId.random(), key, grant, now));
        ConnectedBy by = grant.by();
        rows.markUsed(
                by.codeHash(),
                by.sessionHash(),
                Objects.toString(by.redirectUri(), null),
                stored.id().value(),
                now);
        rows.pruneCodesUsed(now.minus(CODES_KEPT));
        events.publishEvent(ConnectionEvent.connected(key, existing, stored));
        return stored;
    }

    private Connection insert(ConnectionKey key, Connection connection) {
        Connection inserted = aggregates.insert(connection);
        rows.map(
                key.projectId().value(),
                key.provider(),
                key.externalId().value(),
                inserted.id().value());
        return inserted;
    }

    /** @return whether there was one */
    public boolean delete(ConnectionKey key) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> deleteLocked(key)));
        } finally {
            cache.forget(key);
        }
    }

    private boolean deleteLocked(ConnectionKey key) {
        Optional<Connection> existing = rows.lock(key);
        existing.ifPresent(connection -> {
            rows.deleteByKey(
                    key.projectId().value(), key.provider(), key.externalId().value());
            events.publishEvent(ConnectionEvent.of(Action.DELETED, connection.id(), key));
        });
        return existing.isPresent();
    }
}
