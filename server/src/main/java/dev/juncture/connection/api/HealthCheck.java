package dev.juncture.connection.api;

import dev.juncture.connection.Connection;
import dev.juncture.provider.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Determines the health of a connection, as far as it is known without a call to the provider. */
@Component
class HealthCheck {
    private final Map<String, NeededScopes> needs;

    HealthCheck(ObjectProvider<NeededScopes> needs) {
        this.needs = needs.stream().collect(Collectors.toMap(NeededScopes::provider, Function.identity()));
    }

    ConnectionHealth of(ListedConnection connection, Instant now) {
        if (connection.invalidAt() != null) {
            return ConnectionHealth.refused(connection.invalidReason());
        }
        if (!now.isBefore(connection.grantExpiresAt())) {
            return ConnectionHealth.ended(connection.grantExpiresAt());
        }
        Map<String, List<String>> missing = missingScopes(connection);
        if (!missing.isEmpty()) {
            return ConnectionHealth.lacking(missing);
        }
        return now.plus(Connection.EXPIRY_WARNING).isAfter(connection.grantExpiresAt())
                ? ConnectionHealth.ending(connection.grantExpiresAt())
                : ConnectionHealth.ACTIVE;
    }

    /** Returns nothing for a grant whose scopes the provider never named. */
    private Map<String, List<String>> missingScopes(ListedConnection connection) {
        NeededScopes needed = needs.get(connection.provider());
        return needed == null || connection.grantedScopes() == null
                ? Map.of()
                : needed.missing(Scopes.of(connection.grantedScopes()));
    }
}
