package dev.juncture.jira.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.JiraSettings;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.Logged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class ScopeCheckTest {
    private static final JiraOperation BOARDS = () -> List.of("read:board-scope:jira-software", "read:project:jira");

    @Autowired
    Map<String, JiraOperation> operations;

    @Autowired
    JiraSettings settings;

    @Test
    void namesEachOperationThatWillFailAndWhatItLacks() {
        String said = said(Map.of("getBoards", BOARDS), "read:jira-work,read:project:jira");
        assertThat(said.lines()).singleElement().asString().startsWith("WARN").contains("getBoards");
        assertThat(said).contains("read:board-scope:jira-software").doesNotContain("read:project:jira");
    }

    @Test
    void saysNothingWhenAllScopesAreAskedFor() {
        assertThat(said(Map.of("getBoards", BOARDS), "read:board-scope:jira-software read:project:jira"))
                .isEmpty();
    }

    @Test
    void findsEnoughInTheScopesThatAreAskedForByDefault() {
        assertThat(said(operations, "")).isEmpty();
    }

    @Test
    void namesEveryOperationWhenNoJiraScopeIsAskedFor() {
        assertThat(operations).containsKeys("getProjects", "selectProject", "getTicketsForProject");
        assertThat(said(operations, "read:me").lines()).hasSize(operations.size());
    }

    @Test
    void takesOneClassicScopeOrAllOfTheGranularOnes() {
        JiraOperation projects = operations.get("getProjects");
        assertThat(projects.isAllowedBy(Set.of("read:jira-work"))).isTrue();
        assertThat(projects.isAllowedBy(Set.copyOf(projects.granularScopes()))).isTrue();
        assertThat(projects.isAllowedBy(Set.copyOf(projects.granularScopes().subList(1, 4))))
                .isFalse();
    }

    private String said(Map<String, JiraOperation> operations, String scopes) {
        JiraSettings asking = new JiraSettings(
                settings.clientId(), settings.clientSecret(), scopes, "", "", settings.authUrl(), settings.apiUrl());
        try (Logged log = Logged.by("dev.juncture")) {
            new ScopeCheck(operations, asking).warn();
            return log.text();
        }
    }
}
