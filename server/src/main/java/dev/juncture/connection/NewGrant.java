package dev.juncture.connection;

import dev.juncture.error.ApiException;
import dev.juncture.provider.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A grant that is about to become a connection.
 *
 * @param by the secrets that the connect used
 * @param account that consented, when the provider names it
 * @param seal seals the token pair for the connection's row, whose id is known only inside the transaction
 */
public record NewGrant(
        ConnectedBy by,
        Optional<Account> account,
        Instant grantedAt,
        Instant expiresAt,
        Function<ConnectionId, SealedTokens> seal) {

    /**
     * Protects a connection from being replaced by another account. An external id is not a secret, so a connection that has
     * ended is protected too, unless its account was never known.
     *
     * @throws ApiException {@code already_connected}
     */
    void requireMayReplace(Connection existing, Instant now) {
        boolean unprotected = existing.accountId() == null && !existing.isHealthy(now);
        boolean same = existing.accountId() != null
                && account.map(Account::id).filter(existing.accountId()::equals).isPresent();
        if (!same && !unprotected && !by.replacesAccount()) {
            throw new ApiException(
                    ConnectionErrors.ALREADY_CONNECTED,
                    "This external_id is connected through another account: delete that connection first, or create"
                            + " a connect session with reconnect set to true.");
        }
    }

    /** Returns the first connection of a key. */
    Connection asNew(ConnectionKey key, Instant now) {
        return connection(ConnectionId.random(), key, null, 1, now, now);
    }

    /** Returns the same connection under this grant: as if new, but with its id, its age and the next version. */
    Connection replacing(Connection existing, Instant now) {
        return connection(
                existing.id(),
                existing.key(),
                existing.displayName(),
                existing.tokenVersion() + 1,
                existing.createdAt(),
                now);
    }

    private Connection connection(
            ConnectionId id,
            ConnectionKey key,
            @Nullable String earlierName,
            long version,
            Instant createdAt,
            Instant now) {
        SealedTokens tokens = seal.apply(id);
        return new Connection(
                id,
                key.projectId(),
                key.provider(),
                key.externalId(),
                account.map(Account::id).orElse(null),
                account.map(Account::name).orElse(null),
                by.displayName() == null ? earlierName : by.displayName(),
                tokens.refreshToken(),
                tokens.accessToken(),
                tokens.accessTokenExpiresAt(),
                tokens.scopes(),
                grantedAt,
                expiresAt,
                now,
                version,
                null,
                null,
                null,
                null,
                createdAt,
                now);
    }
}
