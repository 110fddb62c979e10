package dev.juncture.connection;

import dev.juncture.crypto.Ciphertext;
import java.time.Instant;

/**
 * A copy of a connection's row that is a minute old at most. It answers questions without a query to PostgreSQL.
 *
 * @param accessToken sealed for the row
 */
public record ConnectionSnapshot(
        ConnectionId id,
        long tokenVersion,
        Ciphertext accessToken,
        Instant accessTokenExpiresAt,
        Instant grantExpiresAt,
        boolean invalid) {

    static ConnectionSnapshot of(Connection row) {
        return new ConnectionSnapshot(
                row.id(),
                row.tokenVersion(),
                row.accessToken(),
                row.accessTokenExpiresAt(),
                row.grantExpiresAt(),
                row.isInvalid());
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(grantExpiresAt);
    }
}
