package dev.juncture.jira.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.doctor.Finding;
import dev.juncture.jira.JiraSettings;
import dev.juncture.testing.JunctureTest;
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
    void reportsEachOperationWithItsMissingScopes() {
        String found = problem(Map.of("getBoards", BOARDS), "read:jira-work,read:project:jira");
        assertThat(found).contains("getBoards (read:board-scope:jira-software)").doesNotContain("read:project:jira");
    }

    @Test
    void reportsNothingWhenAllScopesAreRequested() {
        assertThat(problem(Map.of("getBoards", BOARDS), "read:board-scope:jira-software read:project:jira"))
                .isEmpty();
    }

    @Test
    void reportsNothingForTheDefaultScopes() {
        assertThat(problem(operations, "")).isEmpty();
    }

    @Test
    void reportsAllOperationsWhenNoJiraScopeIsRequested() {
        assertThat(operations).containsKeys("getProjects", "selectProject", "getTicketsForProject");
        assertThat(problem(operations, "read:me")).contains(operations.keySet());
    }

    @Test
    void suggestsTheSettingThatRequestsAllScopes() {
        Finding finding =
                new ScopeCheck(Map.of("getBoards", BOARDS), settings("read:jira-work,read:project:jira")).run();
        assertThat(finding.status()).isEqualTo(Finding.Status.WARNING);
        assertThat(finding.problem()).contains("getBoards (read:board-scope:jira-software)");
        assertThat(finding.fix())
                .isEqualTo("DEFAULT_JIRA_SCOPES=read:jira-work read:project:jira offline_access"
                        + " read:board-scope:jira-software");
        assertThat(new ScopeCheck(operations, settings("")).run()).isEqualTo(Finding.OK);
    }

    @Test
    void acceptsOneClassicScopeOrAllGranularScopes() {
        JiraOperation projects = operations.get("getProjects");
        assertThat(projects.isAllowedBy(Set.of("read:jira-work"))).isTrue();
        assertThat(projects.isAllowedBy(Set.copyOf(projects.granularScopes()))).isTrue();
        assertThat(projects.isAllowedBy(Set.copyOf(projects.granularScopes().subList(1, 4))))
                .isFalse();
    }

    /** Returns the finding's problem, which the doctor and the log at the start report. */
    private String problem(Map<String, JiraOperation> operations, String scopes) {
        String problem = new ScopeCheck(operations, settings(scopes)).run().problem();
        return problem == null ? "" : problem;
    }

    private JiraSettings settings(String scopes) {
        return new JiraSettings(
                settings.clientId(), settings.clientSecret(), scopes, "", "", settings.authUrl(), settings.apiUrl());
    }
}
