package dev.juncture.connection;

import dev.juncture.http.ApiException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A grant about to become a connection.
 *
 * @param by what started and ended the connect
 * @param account who consented, when the provider tells
 * @param seal seals the pair for the connection's row, whose id is only known inside the transaction
 */
public record NewGrant(
        ConnectedBy by,
        Optional<Account> account,
        Instant grantedAt,
        Instant expiresAt,
        Function<ConnectionId, SealedTokens> seal) {

    /**
     * An external id is no secret: that a connection is over does not hand it to whoever comes first. One whose account
     * was never known has nobody to wait for.
     *
     * @throws ApiException {@code already_connected} over another account's connection, or a healthy one of an unknown
     */
    void requireMayReplace(Connection existing, Instant now) {
        boolean mayBeAnybodys = existing.accountId() == null && !existing.isHealthy(now);
        boolean same = existing.accountId() != null
                && account.map(Account::id).filter(existing.accountId()::equals).isPresent();
        if (!same && !mayBeAnybodys && !by.replacesAccount()) {
            throw new ApiException(
                    ConnectionErrors.ALREADY_CONNECTED,
                    "This external_id is connected through another account: delete that connection first, or reconnect it"
                            + " by a connect session with reconnect.");
        }
    }
}
