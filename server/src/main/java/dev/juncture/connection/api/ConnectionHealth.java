package dev.juncture.connection.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection's state and what is behind it.
 *
 * @param reason one sentence for a developer; null when all is well
 * @param missingScopes by the operation that needs them
 */
record ConnectionHealth(ConnectionState state, @Nullable String reason, Map<String, List<String>> missingScopes) {
    static final ConnectionHealth ACTIVE = new ConnectionHealth(ConnectionState.ACTIVE, null, Map.of());

    static ConnectionHealth refused(@Nullable String verdict) {
        return new ConnectionHealth(
                ConnectionState.NEEDS_REAUTHORIZATION,
                "The provider refuses the grant (%s): let the user connect again.".formatted(verdict),
                Map.of());
    }

    static ConnectionHealth ended(Instant end) {
        return new ConnectionHealth(
                ConnectionState.NEEDS_REAUTHORIZATION,
                "The grant ended on %s: let the user connect again.".formatted(day(end)),
                Map.of());
    }

    static ConnectionHealth lacking(Map<String, List<String>> missingScopes) {
        return new ConnectionHealth(
                ConnectionState.MISSING_SCOPES,
                "The grant lacks scopes that are needed by %s: let the user connect again."
                        .formatted(String.join(", ", missingScopes.keySet())),
                missingScopes);
    }

    static ConnectionHealth ending(Instant end) {
        return new ConnectionHealth(
                ConnectionState.EXPIRING,
                "The grant ends on %s, even if it is used: let the user connect again before then.".formatted(day(end)),
                Map.of());
    }

    private static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
