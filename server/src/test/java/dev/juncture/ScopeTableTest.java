package dev.juncture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.route.Routes;
import dev.juncture.testing.Generated;
import dev.juncture.testing.JunctureTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class ScopeTableTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");
    private static final String PREFIX = "/api/backend/jira/";

    /** Scopes that the connect itself needs; no operation declares them. */
    private static final Map<String, String> CONNECTING = Map.of(
            "offline_access", "keeping the connection alive",
            "read:me", "telling whose grant it is where `read:jira-user` does not",
            "read:jira-user", "telling whose grant it is",
            "read:jira-work", "choosing a project while connecting");

    @Autowired
    List<Routes> features;

    @Autowired
    Map<String, JiraOperation> operations;

    @Autowired
    JiraSettings settings;

    @Test
    void matchesTheTableInTheConfiguration() {
        StringBuilder table = new StringBuilder("\n| Scope asked for by default | Needed for |\n|---|---|\n");
        settings.scopes()
                .forEach(scope ->
                        table.append("| `%s` | %s |\n".formatted(scope, String.join(", ", neededFor(scope)))));
        table.append("\nOne classic scope can be given up for all the granular ones that serve in its place:\n\n");
        table.append("| For | in place of | all of |\n|---|---|---|\n");
        alternatives().forEach((scopes, names) -> table.append("| %s | %s |\n".formatted(listed(names), scopes)));
        Generated.assertUpToDate(DOCUMENT, "scopes", table + "\n", ScopeTableTest.class);
    }

    @Test
    void asksForEveryScopeThatAnOperationNeeds() {
        assertThat(operations.values().stream().flatMap(operation -> operation.scopes().stream()))
                .isSubsetOf(settings.scopes());
    }

    @Test
    void asksForNoScopeThatNothingNeeds() {
        assertThat(settings.scopes())
                .allSatisfy(scope -> assertThat(neededFor(scope)).isNotEmpty());
    }

    private List<String> neededFor(String scope) {
        Set<String> names = operations.entrySet().stream()
                .filter(operation -> operation.getValue().scopes().contains(scope))
                .map(operation -> routeOf(operation.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> needs = new ArrayList<>();
        if (CONNECTING.containsKey(scope)) {
            needs.add(CONNECTING.get(scope));
        }
        names.forEach(name -> needs.add("`" + name + "`"));
        return needs;
    }

    private Map<String, Set<String>> alternatives() {
        Map<String, Set<String>> byScopes = new TreeMap<>();
        operations.forEach((name, operation) -> {
            if (!operation.granularScopes().isEmpty()) {
                String scopes = listed(operation.scopes()) + " | " + listed(operation.granularScopes());
                byScopes.computeIfAbsent(scopes, key -> new TreeSet<>()).add(routeOf(name));
            }
        });
        return byScopes;
    }

    private String routeOf(String operation) {
        // The first route is the main one.
        return features.stream()
                .flatMap(feature -> feature.routes().stream())
                .filter(route -> route.operation().equals(operation))
                .map(route -> route.path().replaceFirst(PREFIX, ""))
                .findFirst()
                .orElse(operation);
    }

    private static String listed(Iterable<String> words) {
        return "`" + String.join("`, `", words) + "`";
    }
}
