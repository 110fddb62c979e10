package dev.juncture.jira.metadata;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.api.Test;

@JiraTest(project = "10000")
class MetadataOperationsTest {
    JiraSession jira;

    @Test
    void listsTheIssueTypesOfTheSelectedProject() {
        on("/issue/createmeta/10000/issuetypes", "0", """
                {"issueTypes":[{"id":"1","name":"Bug","subtask":false,"iconUrl":"https://i/b"}],"total":2}""");
        on("/issue/createmeta/10000/issuetypes", "1", """
                {"issueTypes":[{"id":"2","name":"Sub-task","subtask":true}],"total":2}""");

        Answer answer = jira.get("get-issue-types");

        assertThat(answer.json().path("issue_types").toString()).isEqualTo("""
                [{"id":"1","name":"Bug","description":null,"subtask":false,"iconUrl":"https://i/b"},\
                {"id":"2","name":"Sub-task","description":null,"subtask":true,"iconUrl":null}]""");
    }

    @Test
    void listsTheFieldsOfACreateForm() {
        on("/issue/createmeta/EX/issuetypes/1", "0", """
                {"fields":[{"fieldId":"priority","name":"Priority","required":true,"hasDefaultValue":true,
                  "schema":{"type":"priority"},"allowedValues":[{"id":"1"}]}],"total":1}""");

        on("/issue/createmeta/EX/issuetypes", "0", """
                {"issueTypes":[{"id":"1","name":"Bug"}],"total":1}""");

        Answer answer = jira.get("get-create-fields?jira_project_id=EX&issue_type_id=1");

        assertThat(answer.json().at("/fields/0/fieldId").asString()).isEqualTo("priority");
        assertThat(answer.json().at("/fields/0/required").asBoolean()).isTrue();
        assertThat(answer.json().at("/fields/0/allowedValues").toString()).isEqualTo("""
                [{"id":"1"}]""");
        assertThat(jira.get("get-create-fields?jira_project_id=EX&issue_type=bug")
                        .text())
                .isEqualTo(answer.text());
        Answer unknown = jira.get("get-create-fields?jira_project_id=EX&issue_type=Story");
        assertThat(unknown.code()).isEqualTo("invalid_request");
        assertThat(unknown.json().at("/details/issue_types").toString()).isEqualTo("""
                ["Bug"]""");
        assertThat(jira.get("get-create-fields?jira_project_id=EX").code()).isEqualTo("invalid_request");
    }

    @Test
    void listsPriorities() {
        Atlassian.onGet(path("/priority"), Atlassian.json(200, """
                [{"id":"1","name":"High","iconUrl":"https://i/h"}]"""));

        assertThat(jira.get("get-priorities").json().at("/priorities/0/name").asString())
                .isEqualTo("High");
    }

    @Test
    void endsAListAtAnEmptyPageWhenTheTotalIsTooHigh() {
        on("/issue/createmeta/10000/issuetypes", "0", """
                {"issueTypes":[{"id":"1"}],"total":5}""");
        on("/issue/createmeta/10000/issuetypes", "1", """
                {"issueTypes":[],"total":5}""");

        assertThat(jira.get("get-issue-types").json().path("issue_types")).hasSize(1);
    }

    @Test
    void returnsAnIssueTypeOnlyOnceWhenItIsOnTwoPages() {
        on("/issue/createmeta/10000/issuetypes", "0", """
                {"issueTypes":[{"id":"1"},{"id":"2"}],"total":3}""");
        on("/issue/createmeta/10000/issuetypes", "2", """
                {"issueTypes":[{"id":"2"}],"total":3}""");

        assertThat(jira.get("get-issue-types").json().path("issue_types")).hasSize(2);
    }

    @Test
    void findsUsersWithIncompleteProfiles() {
        Atlassian.onGet(path("/user/search"), Atlassian.json(200, """
                [{"accountId":"a","displayName":"Ann"}]"""));
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(path("/user/assignable/search")))
                        .withQueryParam("project", equalTo("10000"))
                        .willReturn(Atlassian.json(200, """
                [{"accountId":"b"}]""")));

        assertThat(jira.get("search-users?query=an%26n")
                        .json()
                        .at("/users/0/accountId")
                        .asString())
                .isEqualTo("a");
        assertThat(jira.get("get-assignable-users")
                        .json()
                        .at("/users/0/accountId")
                        .asString())
                .isEqualTo("b");
    }

    private static void on(String path, String startAt, String body) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(path(path)))
                        .withQueryParam("startAt", equalTo(startAt))
                        .willReturn(Atlassian.json(200, body)));
    }
}
