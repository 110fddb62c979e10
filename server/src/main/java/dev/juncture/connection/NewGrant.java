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

    /** @throws ApiException {@code already_connected} over a healthy connection of another, or of an unknown, account */
    void requireMayReplace(Connection existing, Instant now) {
        boolean same = existing.accountId() != null
                && account.map(Account::id).filter(existing.accountId()::equals).isPresent();
        if (existing.isHealthy(now) && !same && !by.replacesAccount()) {
            throw new ApiException(
                    ConnectionErrors.ALREADY_CONNECTED,
                    "This external_id is connected through another account: delete that connection first, or reconnect it"
                            + " by a connect session with reconnect.");
        }
    }
}
