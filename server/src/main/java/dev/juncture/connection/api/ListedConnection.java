package dev.juncture.connection.api;

import dev.juncture.connection.ConnectionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection's row in a list: what the list shows, without tokens. */
record ListedConnection(
        UUID id,
        String provider,
        String externalId,
        @Nullable String accountId,
        @Nullable String accountName,
        Instant createdAt,
        Instant updatedAt,
        Instant grantExpiresAt,
        @Nullable Instant invalidAt,
        @Nullable String invalidReason,
        @Nullable String grantedScopes) {
    ConnectionId connectionId() {
        return new ConnectionId(id);
    }

    ConnectionStatus status(Instant now) {
        if (invalidAt != null) {
            return ConnectionStatus.INVALID;
        }
        return now.isBefore(grantExpiresAt) ? ConnectionStatus.ACTIVE : ConnectionStatus.EXPIRED;
    }
}
