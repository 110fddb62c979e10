package dev.juncture.connection;

import dev.juncture.provider.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds out how connections are, as far as is known without asking the provider. */
@Component
class Checkup {
    private final Map<String, NeededScopes> needs;

    Checkup(ObjectProvider<NeededScopes> needs) {
        this.needs = needs.stream().collect(Collectors.toMap(NeededScopes::provider, Function.identity()));
    }

    Health of(ConnectionList.Row row, Instant now) {
        if (row.invalidAt() != null) {
            return Health.refused(row.invalidReason());
        }
        if (!now.isBefore(row.grantExpiresAt())) {
            return Health.ended(row.grantExpiresAt());
        }
        Map<String, List<String>> missing = missing(row);
        if (!missing.isEmpty()) {
            return Health.lacking(missing);
        }
        return now.plus(DueRefreshes.NOTICE).isAfter(row.grantExpiresAt())
                ? Health.ending(row.grantExpiresAt())
                : Health.ACTIVE;
    }

    /** Nothing is said about a grant whose scopes were never told. */
    private Map<String, List<String>> missing(ConnectionList.Row row) {
        NeededScopes needed = needs.get(row.provider());
        return needed == null || row.grantedScopes() == null
                ? Map.of()
                : needed.missing(Scopes.of(row.grantedScopes()));
    }
}
