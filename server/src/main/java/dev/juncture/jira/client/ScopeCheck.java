package dev.juncture.jira.client;

import dev.juncture.jira.JiraSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the start which operations cannot work with the scopes that are asked for, before a person meets them. */
@Component
class ScopeCheck {
    private static final Logger log = LoggerFactory.getLogger(ScopeCheck.class);

    private final Map<String, JiraOperation> operations;
    private final Set<String> asked;

    /** @param operations by their names as beans, which are those of the operations */
    ScopeCheck(Map<String, JiraOperation> operations, JiraSettings settings) {
        this.operations = new TreeMap<>(operations);
        this.asked = Set.copyOf(settings.scopeList());
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        operations.forEach((name, operation) -> {
            if (!operation.isAllowedBy(asked)) {
                List<String> missing = operation.scopes().stream()
                        .filter(scope -> !asked.contains(scope))
                        .toList();
                log.atWarn()
                        .addKeyValue("operation", name)
                        .addKeyValue("missing", missing)
                        .log("will fail: DEFAULT_JIRA_SCOPES lacks a scope");
            }
        });
    }
}
