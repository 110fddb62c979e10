package dev.juncture.connection;

import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.error.ApiException;
import dev.juncture.operation.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates, replaces and deletes connections. */
@Component
public class ConnectionStore {
    /** Far longer than a connection code is valid. */
    private static final Duration USED_CODES_KEPT = Duration.ofDays(1);

    private final JdbcAggregateTemplate aggregates;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final ConnectionCache cache;
    private final UnconfirmedConnections unconfirmed;
    private final Clock clock;
    private final StripedLock lock = new StripedLock();

    ConnectionStore(
            JdbcAggregateTemplate aggregates,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            ConnectionCache cache,
            UnconfirmedConnections unconfirmed,
            Clock clock) {
        this.aggregates = aggregates;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.cache = cache;
        this.unconfirmed = unconfirmed;
        this.clock = clock;
    }

    /**
     * Checks early what {@link #connect} checks again.
     *
     * @throws ApiException {@code already_connected}
     */
    public void requireMayConnect(ConnectionKey key, NewGrant grant) {
        byKey(ConnectionRows.SELECT + ConnectionRows.BY_KEY, key)
                .query(ConnectionRows::map)
                .optional()
                .ifPresent(existing -> grant.requireMayReplace(existing, clock.instant()));
    }

    /**
     * Stores a grant under a key: a new connection, or the existing one with a new grant. Callers with the same key run one
     * after the other.
     *
     * @param also stores what belongs to the connection, in the same transaction
     * @throws ApiException {@code already_connected} when the existing connection, healthy or ended, belongs to another
     *     account, or when either account is unknown (but not when an ended connection's account is unknown). A connect
     *     session with reconnect may replace it
     * @throws org.springframework.dao.DuplicateKeyException when the grant's connection code or session was used before
     */
    public Connection connect(ConnectionKey key, NewGrant grant, Origin origin, Consumer<Connection> also) {
        return lock.call(
                key,
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    cache.forget(key);
                    // The row lock below protects an existing row; this lock covers the time before there is one.
                    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                            .param(key.text())
                            .query((row, i) -> true)
                            .single();
                    Connection stored = store(key, grant, origin);
                    also.accept(stored);
                    return stored;
                })));
    }

    private Connection store(ConnectionKey key, NewGrant grant, Origin origin) {
        Instant now = clock.instant();
        Optional<Connection> existing = lockRow(key);
        existing.ifPresent(connection -> grant.requireMayReplace(connection, now));
        Connection stored = existing.isPresent()
                ? aggregates.update(grant.replacing(existing.get(), now))
                : insert(grant.asNew(key, now));
        markUsed(grant.by(), stored.id(), now);
        events.publishEvent(connected(existing, stored, origin));
        return stored;
    }

    private Optional<Connection> lockRow(ConnectionKey key) {
        return byKey(ConnectionRows.SELECT + ConnectionRows.BY_KEY + "for update of c", key)
                .query(ConnectionRows::map)
                .optional();
    }

    private Connection insert(Connection connection) {
        Connection inserted = aggregates.insert(connection);
        byKey(
                        "insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)"
                                + " values (:projectId, :provider, :externalId, :id)",
                        inserted.key())
                .param("id", inserted.id().value())
                .update();
        return inserted;
    }

    private void markUsed(ConnectedBy by, ConnectionId id, Instant now) {
        jdbc.sql("""
                insert into juncture.used_connection_code (code_hash, session_hash, redirect_uri, connection_id, used_at)
                values (:codeHash, :sessionHash, :redirectUri, :id, :now)
                """)
                .param("codeHash", by.codeHash())
                .param("sessionHash", by.sessionHash())
                .param("redirectUri", Objects.toString(by.redirectUri(), null))
                .param("id", id.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from juncture.used_connection_code where used_at < ?")
                .param(now.minus(USED_CODES_KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ConnectionEvent connected(Optional<Connection> before, Connection now, Origin origin) {
        Action action;
        if (before.isEmpty()) {
            action = Action.CONNECTED;
        } else {
            boolean same = Objects.equals(before.get().accountId(), now.accountId());
            action = same ? Action.RECONNECTED : Action.ACCOUNT_CHANGED;
        }
        Map<String, Object> accounts = new TreeMap<>();
        before.map(Connection::accountId).ifPresent(id -> accounts.put("account_id_before", id));
        Optional.ofNullable(now.accountId()).ifPresent(id -> accounts.put("account_id", id));
        return ConnectionEvent.of(action, origin, now).with(accounts);
    }

    /**
     * Deletes a connection with its tokens.
     *
     * @return whether there was one
     */
    public boolean delete(ConnectionKey key, Origin origin) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> deleteLocked(key, origin)));
        } finally {
            cache.forget(key);
        }
    }

    private boolean deleteLocked(ConnectionKey key, Origin origin) {
        unconfirmed.remove(key);
        Optional<Connection> existing = lockRow(key);
        existing.ifPresent(connection -> {
            aggregates.deleteById(connection.id(), Connection.class);
            events.publishEvent(ConnectionEvent.of(Action.DELETED, origin, connection));
        });
        return existing.isPresent();
    }

    private JdbcClient.StatementSpec byKey(String sql, ConnectionKey key) {
        return jdbc.sql(sql)
                .param("projectId", key.projectId().value())
                .param("provider", key.provider())
                .param("externalId", key.externalId().value());
    }
}
