package dev.juncture.jira.project;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.TestJson;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@JiraTest
class ProjectRoutesTest {
    private static final String SEARCH = path("/project/search");

    @Autowired
    Calls calls;

    JiraSession jira;

    @Test
    void readsEachPageFromTheEndOfTheOneBefore() {
        page("0", """
                {"isLast":false,"values":[%s,%s]}""".formatted(project("1"), project("2")));
        page("2", """
                {"isLast":true,"values":[%s]}""".formatted(project("3")));

        Answer answer = jira.get("get-all-projects");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("total").asInt()).isEqualTo(3);
        assertThat(answer.json().path("selected_project_id").isNull()).isTrue();
        assertThat(answer.json().path("projects").path(0))
                .isEqualTo(TestJson.mapper().readTree("""
                                        {"id":"1","key":"P1","name":"Project 1","lead":{"displayName":"Ann"},
                                         "projectTypeKey":"software","avatarUrl":"https://avatars.example.com/1"}"""));
    }

    @Test
    void endsAListAtAnEmptyPage() {
        page("0", """
                {"isLast":false,"total":9,"values":[%s]}""".formatted(project("1")));
        page("1", """
                {"isLast":false,"total":9,"values":[]}""");
        Answer answer = jira.get("get-projects");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("total").asInt()).isOne();
    }

    @Test
    void rejectsAListWithoutEnd() {
        for (int start = 0; start < 5; start++) {
            page(String.valueOf(start), """
                {"isLast":false,"values":[%s]}""".formatted(project("1")));
        }
        Answer answer = jira.get("get-projects");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("jira_bad_answer");
    }

    @Test
    void answersNotFoundForAnExternalIdWithoutConnection() {
        Answer answer = calls.backend("GET", "/api/backend/jira/get-projects?external_id=unknown");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("connection_not_found");
    }

    @Test
    void storesTheIdOfASelectedProjectAndClearsIt() {
        Atlassian.onGet(path("/project/EX"), Atlassian.json(200, project("10000")));

        assertThat(select("\"EX\"").text()).isEqualTo("""
                {"success":true}""");
        assertThat(selected()).isEqualTo("""
                {"jira_project_id":"10000","project_id":"10000"}""");

        assertThat(select("null").status()).isEqualTo(200);
        assertThat(selected()).isEqualTo("""
                {"jira_project_id":null,"project_id":null}""");
    }

    @Test
    void acceptsProjectIdAsAnAlias() {
        Atlassian.onGet(path("/project/10000"), Atlassian.json(200, project("10000")));
        String body = """
                {"external_id":"%s","project_id":"10000"}""".formatted(jira.externalId());
        assertThat(calls.backend("POST", "/api/backend/jira/select-project", body)
                        .status())
                .isEqualTo(200);
        assertThat(selected()).contains("10000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"jira_project_id\":\"\"}",
                "{\"jiraProjectId\":\"EX\"}",
                "{\"jira_project\":\"EX\"}",
                "{\"project\":null}",
                "{\"id\":null}",
                "{\"project_key\":\"EX\",\"project_id\":null}"
            })
    void clearsTheSelectionOnlyByAnExplicitNull(String body) {
        jira.select("10000");
        Answer answer = jira.post("select-project", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(selected()).contains("10000");
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira_project_id", "project_id", "project_key"})
    void clearsTheSelectionByNullUnderEachName(String name) {
        jira.select("10000");
        assertThat(jira.post("select-project", "{\"%s\":null}".formatted(name)).status())
                .isEqualTo(200);
        assertThat(selected()).isEqualTo("""
                {"jira_project_id":null,"project_id":null}""");
    }

    @Test
    void keepsTheSelectionWhenTheNextProjectIsNotVisible() {
        Atlassian.onGet(path("/project/EX"), Atlassian.json(200, project("10000")));
        select("\"EX\"");
        Atlassian.onGet(path("/project/NO"), Atlassian.json(404, "{}"));
        Answer answer = select("\"NO\"");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("jira_not_found");
        assertThat(selected()).contains("10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"..\"", "\"a/b\"", "\"%2e%2e\"", "\"EX?expand=x\"", "\"\"", "{}", "[\"EX\"]", "true"})
    void rejectsAHostileProjectWithoutCallingJira(String project) {
        Answer answer = select(project);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    private Answer select(String project) {
        return jira.post("select-project", """
                {"jira_project_id":%s}""".formatted(project));
    }

    private String selected() {
        return jira.get("get-selected-project-id").text();
    }

    private static void page(String startAt, String body) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(SEARCH))
                        .withQueryParam("startAt", equalTo(startAt))
                        .withQueryParam("expand", equalTo("lead"))
                        .willReturn(Atlassian.json(200, body)));
    }

    private static String project(String id) {
        return """
                {"id":"%s","key":"P%s","name":"Project %s","lead":{"displayName":"Ann","accountId":"x"},
                 "projectTypeKey":"software","avatarUrls":{"48x48":"https://avatars.example.com/%s"}}""".formatted(id, id, id, id);
    }
}
