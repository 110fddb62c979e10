package dev.juncture.jira.client;

import dev.juncture.connection.NeededScopes;
import dev.juncture.jira.JiraProvider;
import dev.juncture.jira.JiraSettings;
import dev.juncture.provider.Scopes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What a grant lacks of the scopes that are asked for by now. What nobody asks for, no consent brings. */
@Component
class MissingScopes implements NeededScopes {
    private final Map<String, JiraOperation> operations;
    private final Set<String> asked;

    /** @param operations by their names as beans, which are those of the operations */
    MissingScopes(Map<String, JiraOperation> operations, JiraSettings settings) {
        this.operations = operations;
        this.asked = Set.copyOf(settings.scopeList());
    }

    @Override
    public String provider() {
        return JiraProvider.NAME;
    }

    @Override
    public Map<String, List<String>> missing(Scopes granted) {
        // Atlassian keeps one grant for each app and account: a consent adds to it.
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
