package dev.juncture.connection;

import java.time.Instant;

/**
 * What is answered about a connection without asking PostgreSQL: a copy of its row, a minute old at most.
 *
 * @param accessToken still sealed for the row
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

    boolean isExpired(Instant now) {
        return !now.isBefore(grantExpiresAt);
    }
}
