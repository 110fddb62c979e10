package dev.juncture.connection;

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
        Function<ConnectionId, SealedTokens> seal) {}
