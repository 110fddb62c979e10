package dev.juncture.jira.scope;

import dev.juncture.doctor.Finding;
import dev.juncture.doctor.SettingsCheck;
import dev.juncture.jira.JiraSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reports the operations that cannot work with the configured scopes, before a user meets them. */
@Component
class ScopeCheck implements SettingsCheck {

    private final Map<String, JiraOperation> operations;
    private final Set<String> asked;

    /** @param operations by the name of their bean, which is the name of the operation */
    ScopeCheck(Map<String, JiraOperation> operations, JiraSettings settings) {
        this.operations = new TreeMap<>(operations);
        this.asked = new LinkedHashSet<>(settings.scopes());
    }

    /** Returns the operations that fail with these scopes, and the scopes that each lacks. */
    private Map<String, List<String>> missing(Set<String> granted) {
        Map<String, List<String>> missing = new TreeMap<>();
        operations.forEach((name, operation) -> {
            if (!operation.isAllowedBy(granted)) {
                missing.put(
                        name,
                        operation.scopes().stream()
                                .filter(scope -> !granted.contains(scope))
                                .toList());
            }
        });
        return missing;
    }

    @Override
    public String name() {
        return "jira_scopes";
    }

    @Override
    public Finding run() {
        Map<String, List<String>> missing = missing(asked);
        if (missing.isEmpty()) {
            return Finding.OK;
        }
        String operationsAndScopes = missing.entrySet().stream()
                .map(lack -> lack.getKey() + " (" + String.join(" ", lack.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return Finding.warning(
                "These operations fail, because DEFAULT_JIRA_SCOPES lacks their scopes: " + operationsAndScopes + ".",
                line(missing));
    }

    private String line(Map<String, List<String>> missing) {
        Set<String> enough = new LinkedHashSet<>(asked);
        missing.values().forEach(enough::addAll);
        return "DEFAULT_JIRA_SCOPES=" + String.join(" ", enough);
    }

    @Override
    public String defaultFix() {
        return line(missing(asked));
    }
}
