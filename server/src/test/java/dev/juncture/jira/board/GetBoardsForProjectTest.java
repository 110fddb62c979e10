package dev.juncture.jira.board;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.agile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@JiraTest(project = "10000")
class GetBoardsForProjectTest {
    private static final String BOARDS = agile("/board");

    JiraSession jira;

    @Test
    void returnsTheBoardsOfAllPagesInJirasOrder() {
        page("10000", "0", """
                {"isLast":false,"maxResults":2,"startAt":0,"total":3,"values":[
                 {"id":92,"name":"Kanban","type":"kanban","self":"https://x/92","location":{"projectId":10000}},
                 {"id":84,"name":"Scrum","type":"scrum"}]}""");
        page("10000", "2", """
                {"isLast":true,"total":3,"values":[{"id":7,"name":"Team","type":"simple"}]}""");
        Answer answer = boards("");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"boards":[{"id":92,"name":"Kanban","type":"kanban"},\
                {"id":84,"name":"Scrum","type":"scrum"},\
                {"id":7,"name":"Team","type":"simple"}],"total":3}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira_project_id", "project_id"})
    void prefersTheProjectInTheRequestToTheSelectedOne(String field) {
        page("OTHER", "0", """
                {"isLast":true,"values":[{"id":1,"name":"B","type":"scrum"}]}""");
        assertThat(boards("?" + field + "=OTHER").status()).isEqualTo(200);
    }

    @Test
    void answersNotFoundForAProjectWithoutBoards() {
        page("10000", "0", """
                {"isLast":true,"values":[]}""");
        Answer answer = boards("");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("jira_not_found");
    }

    @Test
    void requiresAProjectWhenNoneIsSelected() {
        jira.select(null);
        Answer answer = boards("");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("no_project_selected");
    }

    @Test
    void reportsAllRequiredScopesWhenOneIsMissing() {
        Atlassian.onGet(BOARDS, Recorded.SCOPE_MISSING.answer());
        Answer answer = boards("");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("missing_scope");
        assertThat(answer.json().path("details").path("required_scopes").toString())
                .isEqualTo("""
                ["read:board-scope:jira-software","read:project:jira"]""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/b", "EX%3Fname%3Dx", "EX%26name%3Dx", "%22", "%0A", "%C3%A9", "%252e%252e"})
    void rejectsAHostileProjectWithoutCallingJira(String project) {
        Answer answer = boards("?jira_project_id=" + project);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    private Answer boards(String parameters) {
        return jira.get("get-boards-for-project" + parameters);
    }

    private static void page(String project, String startAt, String body) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(BOARDS))
                        .withQueryParam("projectKeyOrId", equalTo(project))
                        .withQueryParam("startAt", equalTo(startAt))
                        .willReturn(Atlassian.json(200, body)));
    }
}
