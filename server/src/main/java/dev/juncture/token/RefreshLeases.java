package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionCache;
import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.connection.SealedTokens;
import dev.juncture.operation.Origin;
import dev.juncture.provider.Scopes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leases for refreshing a connection's tokens, and the results of the refreshes. Leases are timed by the database's
 * clock, the only one that all processes share.
 */
@Component
class RefreshLeases {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final ConnectionCache cache;
    private final Clock clock;

    RefreshLeases(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            ConnectionCache cache,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * Takes the lease for the version that was read.
     *
     * @return false when another process holds it or the version is old
     */
    boolean lease(Connection read, UUID owner, Duration length) {
        return of(read, """
                        update juncture.connection
                        set lease_owner = :owner, lease_until = clock_timestamp() + :millis * interval '1 millisecond'
                        where id = :id and token_version = :version and invalid_at is null
                        and (lease_until is null or lease_until < clock_timestamp())
                        """)
                        .param("owner", owner)
                        .param("millis", length.toMillis())
                        .update()
                == 1;
    }

    /**
     * Takes the lease for a refresh that follows another one closely.
     *
     * @return false also when there was such a refresh within {@code interval}
     */
    boolean leaseAgain(Connection read, UUID owner, Duration length, Duration interval) {
        return of(read, """
                        update juncture.connection
                        set lease_owner = :owner, lease_until = clock_timestamp() + :millis * interval '1 millisecond',
                            refreshed_again_at = clock_timestamp()
                        where id = :id and token_version = :version and invalid_at is null
                        and (lease_until is null or lease_until < clock_timestamp())
                        and (refreshed_again_at is null
                             or refreshed_again_at < clock_timestamp() - :interval * interval '1 millisecond')
                        """)
                        .param("owner", owner)
                        .param("millis", length.toMillis())
                        .param("interval", interval.toMillis())
                        .update()
                == 1;
    }

    /** Returns whether a process refreshes the connection at the moment. */
    boolean isHeld(Connection read) {
        return jdbc.sql("select count(*) from juncture.connection where id = :id and lease_until > clock_timestamp()")
                        .param("id", read.id().value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Releases the lease after a refresh that had no effect at the provider. */
    void release(Connection read, UUID owner) {
        of(read, """
                update juncture.connection set lease_owner = null, lease_until = null
                where id = :id and lease_owner = :owner
                """).param("owner", owner).update();
    }

    /** Ends the lease of a refresh whose result is unknown: the provider may have replaced the token. */
    void leaveInDoubt(Connection read, UUID owner) {
        of(read, """
                update juncture.connection set lease_owner = null, lease_until = clock_timestamp()
                where id = :id and lease_owner = :owner
                """).param("owner", owner).update();
    }

    /**
     * Stores a new pair over the version that was read.
     *
     * @return false when another version is stored: discard the pair
     */
    boolean commitRefresh(Connection read, SealedTokens tokens) {
        return changing(
                read,
                () -> of(read, """
                                update juncture.connection
                                set refresh_token = :refreshToken, access_token = :accessToken,
                                    access_token_expires_at = :expiresAt,
                                    granted_scopes = coalesce(:scopes, granted_scopes),
                                    token_version = token_version + 1, refreshed_at = :now, updated_at = :now,
                                    lease_owner = null, lease_until = null
                                where id = :id and token_version = :version
                                """)
                                .param("refreshToken", tokens.refreshToken().bytes())
                                .param("accessToken", tokens.accessToken().bytes())
                                .param(
                                        "expiresAt",
                                        tokens.accessTokenExpiresAt().atOffset(ZoneOffset.UTC))
                                .param(
                                        "scopes",
                                        Optional.ofNullable(tokens.scopes())
                                                .map(Scopes::text)
                                                .orElse(null))
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .update()
                        == 1);
    }

    /** Records the provider's verdict on the version that was read. The tokens stay stored. */
    boolean markInvalid(Connection read, String verdict) {
        return changing(
                read,
                () -> Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean marked = of(read, """
                                    update juncture.connection
                                    set invalid_at = :now, invalid_reason = :reason, updated_at = :now,
                                        lease_owner = null, lease_until = null
                                    where id = :id and token_version = :version and invalid_at is null
                                    """)
                                    .param("reason", verdict)
                                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                    .update()
                            == 1;
                    if (marked) {
                        events.publishEvent(ConnectionEvent.of(Action.MARKED_INVALID, Origin.SYSTEM, read)
                                .with(Map.of("reason", verdict)));
                    }
                    return marked;
                })));
    }

    private boolean changing(Connection read, BooleanSupplier update) {
        try {
            return update.getAsBoolean();
        } finally {
            // This runs after a failure too: the commit may have happened although no confirmation arrived.
            cache.forget(read.key());
        }
    }

    private JdbcClient.StatementSpec of(Connection read, String sql) {
        return jdbc.sql(sql).param("id", read.id().value()).param("version", read.tokenVersion());
    }
}
