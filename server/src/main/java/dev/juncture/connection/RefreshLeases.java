package dev.juncture.connection;

import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.provider.Scopes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may refresh a connection's tokens, for how long, and what came of it. */
@Component
public class RefreshLeases {
    private final ConnectionRepository rows;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final ConnectionCache cache;
    private final Clock clock;

    RefreshLeases(
            ConnectionRepository rows,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            ConnectionCache cache,
            Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.events = events;
        this.cache = cache;
        this.clock = clock;
    }

    /** Takes the right to refresh {@code version}, until the database's clock passes {@code length}. */
    public boolean lease(ConnectionId id, long version, UUID owner, Duration length) {
        return rows.lease(id.value(), version, owner, length.toMillis()) == 1;
    }

    /** Gives the lease back: the provider did nothing. */
    public void release(ConnectionId id, UUID owner) {
        rows.release(id.value(), owner);
    }

    /** Ends the lease, and remembers that the provider may have rotated the token all the same. */
    public void leaveInDoubt(ConnectionId id, UUID owner) {
        rows.leaveInDoubt(id.value(), owner);
    }

    /** @return false when {@code version} is no longer the stored one: the pair must be discarded */
    public boolean commitRefresh(ConnectionId id, long version, SealedTokens tokens) {
        return changing(
                id,
                () -> rows.commitRefresh(
                                id.value(),
                                version,
                                tokens.refreshToken().bytes(),
                                tokens.accessToken().bytes(),
                                tokens.accessTokenExpiresAt(),
                                Optional.ofNullable(tokens.scopes())
                                        .map(Scopes::text)
                                        .orElse(null),
                                clock.instant())
                        == 1);
    }

    /** Records the provider's verdict on {@code version}; the ciphertexts stay. */
    public boolean markInvalid(ConnectionId id, long version, String verdict) {
        return changing(
                id,
                () -> Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean marked = rows.markInvalid(id.value(), version, verdict, clock.instant()) == 1;
                    if (marked) {
                        events.publishEvent(
                                ConnectionEvent.of(Action.MARKED_INVALID, id).with(Map.of("reason", verdict)));
                    }
                    return marked;
                })));
    }

    private boolean changing(ConnectionId id, BooleanSupplier update) {
        Optional<ConnectionKey> key = rows.keyOf(id.value());
        try {
            return update.getAsBoolean();
        } finally {
            // A failed one too: its commit may have happened unconfirmed.
            key.ifPresent(cache::forget);
        }
    }
}
