package dev.juncture.jira.scope;

import dev.juncture.connection.api.NeededScopes;
import dev.juncture.jira.Jira;
import dev.juncture.jira.JiraSettings;
import dev.juncture.provider.Scopes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The scopes that a grant lacks and that a new consent would bring: those that the settings ask for and the grant was made
 * without.
 */
@Component
class MissingScopes implements NeededScopes {
    private final Map<String, JiraOperation> operations;
    private final Set<String> asked;

    /** @param operations by the name of their bean, which is the name of the operation */
    MissingScopes(Map<String, JiraOperation> operations, JiraSettings settings) {
        this.operations = operations;
        this.asked = Set.copyOf(settings.scopes());
    }

    @Override
    public String provider() {
        return Jira.PROVIDER;
    }

    @Override
    public Map<String, List<String>> missing(Scopes granted) {
        // Atlassian keeps one grant for each app and account, and a consent adds to it.
        Set<String> consented = new HashSet<>(asked);
        consented.addAll(granted.names());
        Map<String, List<String>> missing = new TreeMap<>();
        operations.forEach((name, operation) -> {
            if (!operation.isAllowedBy(granted.names()) && operation.isAllowedBy(consented)) {
                missing.put(name, lacks(operation, granted.names(), consented));
            }
        });
        return missing;
    }

    private static List<String> lacks(JiraOperation operation, Set<String> granted, Set<String> consented) {
        List<String> enough =
                consented.containsAll(operation.scopes()) ? operation.scopes() : operation.granularScopes();
        return enough.stream().filter(scope -> !granted.contains(scope)).toList();
    }
}
