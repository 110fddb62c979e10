package dev.juncture.jira.metadata;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.JiraConnections;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JunctureTest
class MetadataOperationsTest {
    @Autowired
    Calls calls;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final String externalId = "ext-" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        JiraConnections.connect(testConnections, jdbc, externalId, "10000");
    }

    @Test
    void listsTheIssueTypesOfTheSelectedProject() {
        on("/issue/createmeta/10000/issuetypes", "0", """
                {"issueTypes":[{"id":"1","name":"Bug","subtask":false,"iconUrl":"https://i/b"}],"total":2}""");
        on("/issue/createmeta/10000/issuetypes", "1", """
                {"issueTypes":[{"id":"2","name":"Sub-task","subtask":true}],"total":2}""");

        Answer answer = backend("get-issue-types");

        assertThat(answer.json().path("issue_types").toString())
                .isEqualTo(
                        "[{\"id\":\"1\",\"name\":\"Bug\",\"description\":null,\"subtask\":false,\"iconUrl\":\"https://i/b\"},"
                                + "{\"id\":\"2\",\"name\":\"Sub-task\",\"description\":null,\"subtask\":true,\"iconUrl\":null}]");
    }

    @Test
    void tellsWhichFieldsAFormNeeds() {
        on("/issue/createmeta/EX/issuetypes/1", "0", """
                {"fields":[{"fieldId":"priority","name":"Priority","required":true,"hasDefaultValue":true,
                  "schema":{"type":"priority"},"allowedValues":[{"id":"1"}]}],"total":1}""");

        on("/issue/createmeta/EX/issuetypes", "0", "{\"issueTypes\":[{\"id\":\"1\",\"name\":\"Bug\"}],\"total\":1}");

        Answer answer = backend("get-create-fields?jira_project_id=EX&issue_type_id=1");

        assertThat(answer.json().at("/fields/0/fieldId").asString()).isEqualTo("priority");
        assertThat(answer.json().at("/fields/0/required").asBoolean()).isTrue();
        assertThat(answer.json().at("/fields/0/allowedValues").toString()).isEqualTo("[{\"id\":\"1\"}]");
        assertThat(backend("get-create-fields?jira_project_id=EX&issue_type=bug")
                        .text())
                .isEqualTo(answer.text());
        Answer unknown = backend("get-create-fields?jira_project_id=EX&issue_type=Story");
        assertThat(unknown.code()).isEqualTo("invalid_request");
        assertThat(unknown.json().at("/details/issue_types").toString()).isEqualTo("[\"Bug\"]");
        assertThat(backend("get-create-fields?jira_project_id=EX").code()).isEqualTo("invalid_request");
    }

    @Test
    void listsPriorities() {
        Atlassian.onGet(
                Atlassian.jira(JiraConnections.SITE, "/priority"),
                Atlassian.json(200, "[{\"id\":\"1\",\"name\":\"High\",\"iconUrl\":\"https://i/h\"}]"));

        assertThat(backend("get-priorities").json().at("/priorities/0/name").asString())
                .isEqualTo("High");
    }

    @Test
    void doesNotTurnInCirclesOverAListWithoutEnd() {
        on("/issue/createmeta/10000/issuetypes", "0", "{\"issueTypes\":[],\"total\":5}");

        assertThat(backend("get-issue-types").code()).isEqualTo("jira_bad_answer");
    }

    @Test
    void findsPeopleAndLeavesOutWhatJiraDoesNotTell() {
        Atlassian.onGet(
                Atlassian.jira(JiraConnections.SITE, "/user/search"),
                Atlassian.json(200, "[{\"accountId\":\"a\",\"displayName\":\"Ann\"}]"));
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(Atlassian.jira(JiraConnections.SITE, "/user/assignable/search")))
                        .withQueryParam("project", equalTo("10000"))
                        .willReturn(Atlassian.json(200, "[{\"accountId\":\"b\"}]")));

        assertThat(backend("search-users?query=an%26n")
                        .json()
                        .at("/users/0/accountId")
                        .asString())
                .isEqualTo("a");
        assertThat(backend("get-assignable-users")
                        .json()
                        .at("/users/0/accountId")
                        .asString())
                .isEqualTo("b");
    }

    private static void on(String path, String startAt, String body) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(Atlassian.jira(JiraConnections.SITE, path)))
                        .withQueryParam("startAt", equalTo(startAt))
                        .willReturn(Atlassian.json(200, body)));
    }

    private Answer backend(String target) {
        String separator = target.contains("?") ? "&" : "?";
        return calls.backend("GET", "/api/backend/jira/" + target + separator + "external_id=" + externalId);
    }
}
