package dev.juncture.jira.issue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static dev.juncture.jira.testing.JiraSession.requests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An explicit null clears a value; a field that is absent changes nothing. */
@JiraTest(project = "10000")
class NullFieldsTest {
    private static final String ISSUES = path("/issue");
    private static final String ISSUE = path("/issue/EX-5");
    private static final String ASSIGNEE = path("/issue/EX-5/assignee");

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.onPost(ISSUES, Atlassian.json(201, """
                {"id":"77","key":"EX-77"}"""));
        Atlassian.onGet(path("/issue/77"), Atlassian.json(200, """
                {"id":"77","key":"EX-77","fields":{"summary":"s"}}"""));
        Atlassian.server()
                .stubFor(put(urlMatching(".*/issue/.*")).willReturn(aResponse().withStatus(204)));
        Atlassian.onGet(ISSUE + "/editmeta", aResponse().withStatus(404));
        Atlassian.onGet(ISSUE, Atlassian.json(200, """
                {"id":"10005","key":"EX-5","fields":{"summary":"x"}}"""));
        Atlassian.onGet(path("/user/assignable/search"), Atlassian.json(200, """
                [{"accountId":"712020:a","displayName":"Ann Lee"}]"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "assignee_account_id":null   | "assignee":null
            "assignee_account_id":"null" | "assignee":null
            "assignee":null              | "assignee":null
            "description":null           | "description":null
            "description_adf":null       | "description":null
            "priority_id":null           | "priority":null
            "priority":null              | "priority":null
            "labels":null                | "labels":[]
            "fields":{"duedate":null}    | "duedate":null
            """)
    void clearsByNullOnCreateAsOnEdit(String input, String field) {
        Atlassian.onGet(path("/field"), Atlassian.json(200, """
                [{"id":"duedate","name":"Due date"}]"""));

        Answer created = jira.post("create-ticket", """
                {"summary":"s","issue_type_id":"10001",%s}""".formatted(input));
        Answer edited = jira.put("edit-issue", """
                {"issue_key":"EX-5",%s}""".formatted(input));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        created("""
                {"fields":{"project":{"id":"10000"},"issuetype":{"id":"10001"},"summary":"s",%s}}""".formatted(field));
        edited("{\"fields\":{%s}}".formatted(field));
    }

    @Test
    void leavesAbsentFieldsOutOnCreateAndOnEdit() {
        jira.post("create-ticket", """
                {"summary":"s","issue_type_id":"10001"}""");
        jira.put("edit-issue", """
                {"issue_key":"EX-5","summary":"x"}""");

        created("""
                {"fields":{"project":{"id":"10000"},"issuetype":{"id":"10001"},"summary":"s"}}""");
        edited("""
                {"fields":{"summary":"x"}}""");
    }

    @Test
    void leavesANullSummaryToJira() {
        jira.put("edit-issue", """
                {"issue_key":"EX-5","summary":null}""");
        edited("""
                {"fields":{"summary":null}}""");
    }

    @ParameterizedTest
    @CsvSource({"\"EX-1\", key, EX-1", "\"10001\", id, 10001", "10001, id, 10001"})
    void setsTheParentByKeyOrId(String parent, String property, String value) {
        jira.post("create-ticket", """
                {"summary":"s","issue_type_id":"10001","parent_key":%s}""".formatted(parent));
        Answer edited = jira.put("edit-issue", """
                {"issue_key":"EX-5","summary":"x","parent_key":%s}""".formatted(parent));

        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        String json = "\"parent\":{\"%s\":\"%s\"}".formatted(property, value);
        created("""
                {"fields":{"project":{"id":"10000"},"issuetype":{"id":"10001"},"summary":"s",%s}}""".formatted(json));
        edited("{\"fields\":{\"summary\":\"x\",%s}}".formatted(json));
    }

    @Test
    void changesNothingButTheParent() {
        assertThat(jira.put("edit-issue", """
                {"issue_key":"EX-5","parent_key":"EX-1"}""").status()).isEqualTo(200);
        edited("""
                {"fields":{"parent":{"key":"EX-1"}}}""");
    }

    /** Jira documents this form and no null. */
    @Test
    void removesTheParentByNull() {
        Answer answer = jira.put("edit-issue", """
                {"issue_key":"EX-5","parent_key":null}""");
        jira.post("create-ticket", """
                {"summary":"s","issue_type_id":"10001","parent_key":null}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        edited("""
                {"update":{"parent":[{"set":{"none":true}}]}}""");
        created("""
                {"fields":{"project":{"id":"10000"},"issuetype":{"id":"10001"},"summary":"s"}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EX 1", "", "../1", "1.5e3/x"})
    void refusesAParentThatIsNoIdOrKey(String parent) {
        assertThat(jira.put("edit-issue", """
                {"issue_key":"EX-5","parent_key":"%s"}""".formatted(parent)).code()).isEqualTo("invalid_request");
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "assignee_account_id":null                     | null
            "assignee_account_id":"null"                   | null
            "assignee":null                                | null
            "assignee":null,"assignee_account_id":null     | null
            "assignee_account_id":null,"assignee":"Ann Lee" | "712020:a"
            "assignee_account_id":"712020:a"               | "712020:a"
            "assignee_account_id":"712020:a","assignee":null | "712020:a"
            """)
    void unassignsOnlyByAnExplicitNull(String input, String account) {
        Answer answer = jira.put("assign-issue", "{\"issue_key\":\"EX-5\",%s}".formatted(input));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Atlassian.server()
                .verify(putRequestedFor(urlPathEqualTo(ASSIGNEE))
                        .withRequestBody(equalToJson("{\"accountId\":%s}".formatted(account))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"assignee_account_id\":\"\"",
                ",\"assignee\":\" \"",
                ",\"account_id\":\"712020:a\"",
                ",\"accountId\":\"712020:a\"",
                ",\"asignee\":\"Ann Lee\"",
                ",\"assigneeAccountId\":null",
                ",\"assignee_account_id\":7",
                ",\"assignee_account_id\":\"712020:a\",\"assignee\":\"Ann Lee\""
            })
    void doesNotUnassignWithoutAnAssignee(String input) {
        Answer answer = jira.put("assign-issue", "{\"issue_key\":\"EX-5\"%s}".formatted(input));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(requests()).isEmpty();
    }

    @Test
    void saysHowToUnassign() {
        assertThat(jira.put("assign-issue", """
                {"issue_key":"EX-5"}""").json().path("error").asString())
                .isEqualTo("The field assignee_account_id is required; null clears it.");
    }

    /** One of the two values would be ignored. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"priority_id\":\"2\",\"priority\":\"High\"",
                "\"issue_type_id\":\"7\",\"issue_type\":\"Bug\"",
                "\"assignee_account_id\":\"712020:a\",\"assignee\":\"Ann Lee\"",
                "\"description\":\"a\",\"description_adf\":{\"type\":\"doc\",\"version\":1,\"content\":[]}",
                "\"labels\":[\"a\"],\"fields\":{\"labels\":[\"b\"]}",
                "\"summary\":\"a\",\"fields\":{\"Summary\":\"b\"}",
                "\"fields\":{\"summary\":\"a\",\"Summary\":\"b\"}",
                "\"parent_key\":\"EX-1\",\"fields\":{\"parent\":{\"key\":\"EX-2\"}}",
                "\"assignee\":null,\"fields\":{\"assignee\":{\"id\":\"712020:a\"}}"
            })
    void refusesTwoValuesOfOneField(String input) {
        Atlassian.onGet(path("/field"), Atlassian.json(200, """
                [{"id":"labels","name":"Labels"},{"id":"summary","name":"Summary"},{"id":"parent","name":"Parent"},
                 {"id":"assignee","name":"Assignee"}]"""));

        Answer answer = jira.put("edit-issue", "{\"issue_key\":\"EX-5\",%s}".formatted(input));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).contains("send one");
        assertThat(Atlassian.requests(putRequestedFor(urlMatching(".*")))).isZero();
    }

    @Test
    void refusesAProjectInFields() {
        Atlassian.onGet(path("/field"), Atlassian.json(200, """
                [{"id":"project","name":"Project"}]"""));
        Answer answer = jira.post("create-ticket", """
                {"summary":"s","issue_type_id":"7","fields":{"project":{"key":"OTHER"}}}""");
        assertThat(answer.json().at("/details/fields/fields").asString()).contains("also sets project");
        assertThat(Atlassian.requests(postRequestedFor(urlPathEqualTo(ISSUES)))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira_project_id", "project_id", "project_key"})
    void acceptsTheProjectUnderEachOfItsFieldNames(String name) {
        Answer answer = jira.post("create-ticket", """
                {"summary":"s","issue_type_id":"7","%s":"OTHER"}""".formatted(name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        created("""
                {"fields":{"project":{"key":"OTHER"},"issuetype":{"id":"7"},"summary":"s"}}""");
    }

    @Test
    void refusesTwoProjects() {
        Answer answer = jira.post("create-ticket", """
                {"summary":"s","issue_type_id":"7","project_key":"OTHER","jira_project_id":"EX"}""");
        assertThat(answer.json().path("error").asString())
                .isEqualTo(
                        "The field project_key means the same as jira_project_id, but the two values differ: send one of them.");
        assertThat(requests()).isEmpty();
    }

    private static void created(String body) {
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES)).withRequestBody(equalToJson(body, true, false)));
    }

    private static void edited(String body) {
        Atlassian.server()
                .verify(putRequestedFor(urlPathEqualTo(ISSUE)).withRequestBody(equalToJson(body, true, false)));
    }
}
