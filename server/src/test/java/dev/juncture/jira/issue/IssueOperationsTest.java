package dev.juncture.jira.issue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static dev.juncture.jira.testing.JiraSession.requests;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@JiraTest(project = "10000")
class IssueOperationsTest {
    private static final String ISSUE = path("/issue/EX-1");
    private static final String FULL = """
            {"id":"10001","key":"EX-1","fields":{
              "summary":"Door","status":{"name":"To Do","statusCategory":{"key":"new"}},
              "priority":{"name":"High","iconUrl":"https://i/p.png"},"issuetype":{"name":"Bug","iconUrl":"https://i/b.png"},
              "assignee":{"accountId":"a1","displayName":"Ann","avatarUrls":{"48x48":"https://i/ann.png"}},"reporter":null,
              "project":{"id":"10000","key":"EX","name":"Example"},"created":"c","updated":"u","resolution":null,
              "labels":["x"],"components":[{"name":"Web"}],"fixVersions":[{"name":"1.0"}],"versions":[],
              "timetracking":{"originalEstimate":"1d"},"customfield_1":{"value":"v"},"customfield_2":null,
              "description":{"type":"doc","version":1,"content":[
                {"type":"paragraph","content":[{"type":"text","text":"Kept"}]},
                {"type":"panel","attrs":{"panelType":"info"},"content":[
                  {"type":"paragraph","content":[{"type":"text","text":"Note"}]}]}]}}}""";

    JiraSession jira;

    @Test
    void returnsAllPartsOfAnIssue() {
        Atlassian.onGet(ISSUE, Atlassian.json(200, FULL));

        Answer answer = jira.get("get-issue-details?issue_key=EX-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/issue/description").asString()).contains("Kept", "Note");
        assertThat(answer.json().at("/issue/description_adf/content/1/type").asString())
                .isEqualTo("panel");
        assertThat(answer.json().at("/issue/status").toString()).isEqualTo("""
                {"name":"To Do","category":"new"}""");
        assertThat(answer.json().at("/issue/issueType/iconUrl").asString()).isEqualTo("https://i/b.png");
        assertThat(answer.json().at("/issue/assignee").toString()).isEqualTo("""
                {"accountId":"a1","displayName":"Ann","emailAddress":null,"avatarUrl":"https://i/ann.png"}""");
        assertThat(answer.json().at("/issue/reporter").isNull()).isTrue();
        assertThat(answer.json().at("/issue/components").toString()).isEqualTo("""
                ["Web"]""");
        assertThat(answer.json().at("/issue/customFields").toString()).isEqualTo("""
                {"customfield_1":{"value":"v"}}""");
        assertThat(answer.json().at("/issue/timeTracking/originalEstimate").asString())
                .isEqualTo("1d");
    }

    @Test
    void returnsTheEnvironmentAndTheLinksOfAnIssue() {
        Atlassian.onGet(ISSUE, Atlassian.json(200, """
                {"id":"10001","key":"EX-1","fields":{
                  "environment":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
                    {"type":"text","text":"Linux","marks":[{"type":"strong"}]}]}]},
                  "issuelinks":[
                    {"id":"1","type":{"name":"Blocks","inward":"is blocked by","outward":"blocks"},
                     "outwardIssue":{"id":"2","key":"EX-2","fields":{"summary":"Window",
                       "status":{"name":"Done","statusCategory":{"key":"done"}}}}},
                    {"id":"3","type":{"name":"Blocks","inward":"is blocked by","outward":"blocks"},
                     "inwardIssue":{"id":"4","key":"EX-4"}},
                    {"id":"5"}]}}"""));

        Answer answer = jira.get("get-issue-details?issue_key=EX-1");

        assertThat(answer.json().at("/issue/environment").asString().strip()).isEqualTo("**Linux**");
        assertThat(answer.json().at("/issue/environment_adf/type").asString()).isEqualTo("doc");
        assertThat(answer.json().at("/issue/issueLinks").toString()).isEqualTo("""
                [{"id":"1","type":"Blocks","relation":"blocks","direction":"outward","issue":{"id":"2","key":"EX-2",\
                "summary":"Window","status":{"name":"Done","category":"done"}}},\
                {"id":"3","type":"Blocks","relation":"is blocked by","direction":"inward","issue":{"id":"4",\
                "key":"EX-4","summary":null,"status":null}},\
                {"id":"5","type":null,"relation":null,"direction":"inward","issue":{"id":null,"key":null,\
                "summary":null,"status":null}}]""");
    }

    @Test
    void returnsAnIssueWithoutFields() {
        Atlassian.onGet(ISSUE, Atlassian.json(200, """
                {"id":"1","key":"EX-1"}"""));

        Answer answer = jira.get("get-issue-details?issue_id_or_key=EX-1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/issue/environment").isNull()).isTrue();
        assertThat(answer.json().at("/issue/issueLinks")).isEmpty();
    }

    @Test
    void editsTheGivenFieldsAndKeepsBlocksThatMarkdownCannotExpress() {
        Atlassian.onGet(ISSUE, Atlassian.json(200, FULL));
        Atlassian.server()
                .stubFor(put(urlPathEqualTo(ISSUE)).willReturn(aResponse().withStatus(204)));

        Answer answer = jira.put("edit-issue", """
                {"issue_id_or_key":"EX-1","summary":"New","description":"Changed\\n\\n%s","assignee_account_id":"null",
                 "labels":["a","b"],"priority_id":"2"}""".formatted(panelInMarkdown()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("success").asBoolean()).isTrue();
        Atlassian.server()
                .verify(putRequestedFor(urlPathEqualTo(ISSUE))
                        .withRequestBody(matchingJsonPath("$.fields[?(@.summary == 'New')]"))
                        .withRequestBody(matchingJsonPath("$.fields.assignee", absent()))
                        .withRequestBody(matchingJsonPath("$.fields.priority[?(@.id == '2')]"))
                        .withRequestBody(matchingJsonPath("$.fields.labels[1]"))
                        .withRequestBody(
                                matchingJsonPath("$.fields.description.content[0].content[?(@.text == 'Changed')]"))
                        .withRequestBody(matchingJsonPath("$.fields.description.content[1][?(@.type == 'panel')]")));
    }

    @Test
    void rejectsAnEditWithoutChanges() {
        assertThat(jira.put("edit-issue", """
                {"issue_id_or_key":"EX-1"}""").code()).isEqualTo("invalid_request");
        assertThat(jira.put("edit-issue", """
                {"issue_id_or_key":"EX-1","fields":{}}""").code()).isEqualTo("invalid_request");
    }

    @Test
    void createsATicketByDisplayNames() {
        Atlassian.onGet(path("/issue/createmeta/10000/issuetypes"), Atlassian.json(200, """
                {"issueTypes":[{"id":"7","name":"Bug"}],"total":1}"""));
        Atlassian.onGet(
                path("/issue/createmeta/10000/issuetypes/7"), aResponse().withStatus(404));
        Atlassian.onGet(path("/field"), Atlassian.json(200, """
                [{"id":"customfield_9","name":"Team name"},{"id":"duedate","name":"Due"}]"""));
        Atlassian.onPost(path("/issue"), Atlassian.json(201, """
                {"id":"10002","key":"EX-2","self":"s"}"""));
        Atlassian.onGet(path("/issue/10002"), Atlassian.json(200, """
                {"id":"10002","key":"EX-2","fields":{"summary":"S"}}"""));

        Answer answer = jira.post("create-ticket", """
                {"summary":"S","issue_type":"bug","description":"**Hi**","parent_key":"EX-1",
                 "fields":{"team NAME":"Blue","duedate":"2026-12-01"}}""");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/ticket/key").asString()).isEqualTo("EX-2");
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(path("/issue"))).withRequestBody(equalToJson("""
                        {"fields":{"project":{"id":"10000"},"issuetype":{"id":"7"},"summary":"S","parent":{"key":"EX-1"},
                         "customfield_9":"Blue","duedate":"2026-12-01",
                         "description":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
                           {"type":"text","text":"Hi","marks":[{"type":"strong"}]}]}]}}}""")));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500})
    void returnsTheSentValuesWhenANewTicketCannotBeRead(int status) {
        Atlassian.onPost(path("/issue"), Atlassian.json(201, """
                {"id":"10002","key":"EX-2"}"""));
        Atlassian.onGet(path("/issue/10002"), aResponse().withStatus(status));

        Answer answer = jira.post("create-ticket", """
                {"summary":"S","issue_type_id":"7"}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("ticket").toString()).isEqualTo("""
                {"id":"10002","key":"EX-2","summary":"S","status":null,"created":null,"updated":null}""");
        assertThat(Atlassian.requests(postRequestedFor(urlPathEqualTo(path("/issue")))))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500})
    void reportsSuccessWhenAnEditedIssueCannotBeRead(int status) {
        Atlassian.server()
                .stubFor(put(urlPathEqualTo(ISSUE)).willReturn(aResponse().withStatus(204)));
        Atlassian.onGet(ISSUE, aResponse().withStatus(status));

        Answer answer = jira.put("edit-issue", """
                {"issue_key":"EX-1","summary":"New"}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"success":true,"issue":null}""");
    }

    @Test
    void listsTheIssueTypesWhenANameIsUnknown() {
        Atlassian.onGet(path("/issue/createmeta/10000/issuetypes"), Atlassian.json(200, """
                {"issueTypes":[{"id":"7","name":"Bug"}],"total":1}"""));

        Answer answer = jira.post("create-ticket", """
                {"summary":"S","issue_type":"Saga"}""");

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/issue_types").toString()).isEqualTo("""
                ["Bug"]""");
    }

    @Test
    void returnsJirasFieldErrors() {
        Atlassian.onPost(path("/issue"), Atlassian.json(400, """
                {"errorMessages":[],"errors":{"project":"Specify a valid project ID or key"}}"""));

        Answer answer = jira.post("create-ticket", """
                {"summary":"S","issue_type_id":"7"}""");

        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(answer.json().at("/details/errors/project").asString())
                .isEqualTo("Specify a valid project ID or key");
    }

    @Test
    void asksJiraToIncludeANewTicketInTheNextList() {
        Atlassian.onPost(path("/issue"), Atlassian.json(201, """
                {"id":"10002","key":"EX-2"}"""));
        Atlassian.onGet(path("/issue/10002"), Atlassian.json(200, """
                {"id":"10002","key":"EX-2"}"""));
        Atlassian.onPost(path("/search/jql"), Atlassian.json(200, """
                {"issues":[],"isLast":true}"""));
        jira.post("create-ticket", """
                {"summary":"S","issue_type_id":"7"}""");

        jira.get("get-tickets-for-project");

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(path("/search/jql")))
                        .withRequestBody(matchingJsonPath("$[?(@.reconcileIssues[0] == 10002)]")));
    }

    @Test
    void deletesSubtasksOnlyOnRequest() {
        Atlassian.server()
                .stubFor(delete(urlMatching(".*")).willReturn(aResponse().withStatus(204)));
        Atlassian.onGet(ISSUE, Atlassian.json(200, FULL));
        Atlassian.onGet(path("/issue/EX-2"), Atlassian.json(404, "{}"));

        Answer plain = jira.delete("delete-issue?issue_id_or_key=EX-1");
        jira.delete("delete-issue?issue_id_or_key=EX-2&delete_subtasks=true");

        assertThat(plain.status()).isEqualTo(204);
        assertThat(plain.text()).isEmpty();
        assertThat(Atlassian.requests(anyRequestedFor(urlMatching(".*EX-1\\?deleteSubtasks=false"))))
                .isEqualTo(1);
        assertThat(Atlassian.requests(anyRequestedFor(urlMatching(".*EX-2\\?deleteSubtasks=true"))))
                .isEqualTo(1);
    }

    @Test
    void assignsAndUnassignsAnIssue() {
        Atlassian.server()
                .stubFor(put(urlMatching(".*/assignee")).willReturn(aResponse().withStatus(204)));

        jira.put("assign-issue", """
                {"issue_key":"EX-1","assignee_account_id":"712020:a"}""");
        jira.put("assign-issue", """
                {"issue_key":"EX-1","assignee_account_id":null}""");

        assertThat(Atlassian.server().findAll(putRequestedFor(urlMatching(".*/assignee"))))
                .extracting(LoggedRequest::getBodyAsString)
                .containsExactly("""
                {"accountId":"712020:a"}""", """
                {"accountId":null}""");
    }

    @Test
    void transitionsAnIssueByTheNameOfAStatus() {
        String transitions = path("/issue/EX-1/transitions");
        Atlassian.onGet(transitions, Atlassian.json(200, """
                {"transitions":[{"id":"5","name":"Finish",
                 "to":{"name":"Done","statusCategory":{"key":"done"}}}]}"""));
        Atlassian.onPost(transitions, aResponse().withStatus(204));

        Answer listed = jira.get("get-transitions?issue_key=EX-1");
        Answer moved = jira.post("transition-issue", """
                {"issue_key":"EX-1","status":"done"}""");
        Answer impossible = jira.post("transition-issue", """
                {"issue_key":"EX-1","status":"Blocked"}""");

        assertThat(listed.json().path("transitions").toString()).isEqualTo("""
                [{"id":"5","name":"Finish","to":{"name":"Done","category":"done"},"fields":[]}]""");
        assertThat(moved.status()).isEqualTo(200);
        Atlassian.server().verify(postRequestedFor(urlPathEqualTo(transitions)).withRequestBody(equalToJson("""
                {"transition":{"id":"5"}}""")));
        assertThat(impossible.json().at("/details/possible").toString()).isEqualTo("""
                ["Done"]""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../project/ABC", "ABC?x=", "a\\\"b", "a\\nb", "%2e%2e", "..", "é"})
    void rejectsAHostileIdWithoutCallingJira(String id) {
        for (String call : new String[] {"PUT edit-issue", "PUT assign-issue", "POST transition-issue"}) {
            String[] parts = call.split(" ");
            ObjectNode all = (ObjectNode) JsonMapper.shared().readTree("""
                    {"summary":"s","assignee":"a","transition_id":"5","issue_id_or_key":"%s"}""".formatted(id));
            Answer answer =
                    jira.send(parts[0], parts[1], jira.inputOf(parts[1], all).toString());
            assertThat(answer.code()).as(call).isEqualTo("invalid_request");
            assertThat(answer.json().at("/details/fields").propertyNames()).containsExactly("issue_id_or_key");
        }
        assertThat(requests()).isEmpty();
    }

    @Test
    void searchesWithTheCallersJqlUpToTheLimit() {
        Atlassian.server().stubFor(post(urlPathEqualTo(path("/search/jql"))).willReturn(Atlassian.json(200, """
                {"issues":[{"id":"1","key":"EX-1"}],"nextPageToken":"t"}""")));
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(path("/search/jql")))
                        .withRequestBody(matchingJsonPath("$[?(@.nextPageToken == 't')]"))
                        .willReturn(Atlassian.json(200, """
                {"issues":[{"id":"2","key":"EX-2"}],"nextPageToken":"t2"}""")));
        Atlassian.onPost(path("/search/approximate-count"), Atlassian.json(200, """
                {"count":9}"""));

        Answer answer = jira.post("search-issues", """
                {"jql":"project = EX","limit":2}""");

        assertThat(answer.json().path("tickets").size()).isEqualTo(2);
        assertThat(answer.json().path("total").asInt()).isEqualTo(9);
        assertThat(answer.json().path("next_cursor").asString()).isEqualTo("t2");
    }

    /** Returns the panel of {@link #FULL} as {@code get-issue-details} returns it. */
    private String panelInMarkdown() {
        String markdown = jira.get("get-issue-details?issue_key=EX-1")
                .json()
                .at("/issue/description")
                .asString();
        return markdown.substring(markdown.indexOf("Kept") + 4)
                .strip()
                .replace("\n", "\\n")
                .replace("\"", "\\\"");
    }
}
