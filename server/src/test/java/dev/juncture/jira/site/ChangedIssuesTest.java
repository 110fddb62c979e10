package dev.juncture.jira.site;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.agile;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@JiraTest(project = "10000")
class ChangedIssuesTest {
    private static final String SEARCH = path("/search/jql");
    private static final String ISSUE = path("/issue/EX-1");

    @Autowired
    Calls calls;

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.server()
                .stubFor(any(urlMatching("/ex/jira/.*"))
                        .atPriority(9)
                        .willReturn(aResponse().withStatus(204)));
        Atlassian.onGet(ISSUE, Atlassian.json(200, """
                {"id":"10001","key":"EX-1","fields":{}}"""));
        Atlassian.onGet(path("/issue/EX-2"), Atlassian.json(200, """
                {"id":"10002","key":"EX-2","fields":{}}"""));
        Atlassian.onPost(SEARCH, Atlassian.json(200, """
                {"issues":[],"isLast":true}"""));
        Atlassian.onPost(ISSUE + "/comment", Atlassian.json(201, """
                {"id":"9"}"""));
        Atlassian.onGet(ISSUE + "/comment/9", Atlassian.json(200, """
                {"id":"9"}"""));
        Atlassian.server().stubFor(put(urlPathEqualTo(ISSUE + "/comment/9")).willReturn(Atlassian.json(200, """
                {"id":"9"}""")));
        Atlassian.onGet(ISSUE + "/transitions", Atlassian.json(200, """
                {"transitions":[{"id":"31","name":"Finish","to":{"name":"Done"}}]}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT  | edit-issue       | {'issue_key':'EX-1','summary':'s'}",
                "PUT  | assign-issue     | {'issue_key':'EX-1','assignee_account_id':null}",
                "PUT  | assign-issue     | {'issue_id_or_key':'10001','assignee_account_id':'a'}",
                "POST | transition-issue | {'issue_key':'EX-1','transition_id':'31'}",
                "POST | transition-issue | {'issue_key':'EX-1','status':'Done'}",
                "POST | add-comment      | {'issue_key':'EX-1','body':'b'}",
                "PUT  | edit-comment     | {'issue_key':'EX-1','comment_id':'9','body':'b'}",
                "DELETE | delete-comment | {'issue_key':'EX-1','comment_id':'9'}",
                "DELETE | delete-issue   | {'issue_key':'EX-1'}",
                "POST | move-to-sprint   | {'sprint_id':37,'issues':['EX-1']}",
                "POST | move-to-backlog  | {'issues':['EX-1']}",
            })
    void aSearchNamesEachIssueThatWasJustWritten(String method, String target, String body) {
        assertThat(jira.send(method, target, body.replace('\'', '"')).status()).isBetween(200, 204);
        jira.post("search-issues", """
                {"jql":"project = EX"}""");
        assertThat(reconciled()).containsExactly(10001L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"search-issues?jql=project=EX", "get-tickets-for-project", "get-jira-tickets?limit=5"})
    void everySearchNamesTheChangedIssues(String target) {
        Atlassian.onPost(path("/search/approximate-count"), Atlassian.json(200, """
                {"count":0}"""));
        assign("EX-1");
        assertThat(jira.get(target).status()).isEqualTo(200);
        assertThat(reconciled()).containsExactly(10001L);
    }

    @Test
    void aSearchNamesAnIssueThatGotAFile() {
        Atlassian.onPost(ISSUE + "/attachments", Atlassian.json(200, "[]"));
        HttpHeaders headers = jira.headers();
        headers.set(HttpHeaders.CONTENT_TYPE, "multipart/form-data; boundary=b");
        assertThat(calls.send("POST", "/api/backend/jira/add-attachment?issue_key=EX-1", headers, "--b--")
                        .status())
                .isEqualTo(201);
        search();
        assertThat(reconciled()).containsExactly(10001L);
    }

    @Test
    void aSearchNamesBothIssuesOfANewLink() {
        assertThat(jira.post("link-issues", """
                        {"issue_key":"EX-1","link_type_id":"7","linked_issue_key":"EX-2"}""").status()).isBetween(200, 204);
        search();
        assertThat(reconciled()).containsExactlyInAnyOrder(10001L, 10002L);
    }

    @Test
    void readsAreNoWrites() {
        jira.get("get-issue-details?issue_key=EX-1");
        jira.get("get-transitions?issue_key=EX-1");
        search();
        assertThat(reconciled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422})
    void refusedWritesAreNoWrites(int status) {
        Atlassian.server().stubFor(put(urlMatching(".*/assignee")).willReturn(Atlassian.json(status, "{}")));
        jira.put("assign-issue", """
                {"issue_key":"EX-1","assignee_account_id":null}""");
        search();
        assertThat(reconciled()).isEmpty();
    }

    @Test
    void aWriteOfUnknownOutcomeMayHaveHappened() {
        Atlassian.server()
                .stubFor(put(urlMatching(".*/assignee")).willReturn(aResponse().withStatus(502)));
        assertThat(jira.put("assign-issue", """
                {"issue_key":"EX-1","assignee_account_id":null}""").status()).isEqualTo(502);
        search();
        assertThat(reconciled()).containsExactly(10001L);
    }

    @Test
    void otherConnectionsDoNotNameTheChangedIssues() {
        assign("EX-1");
        jira.another("10000").get("get-tickets-for-project");
        assertThat(reconciled()).isEmpty();
    }

    @Test
    void looksAKeyUpOnce() {
        assign("EX-1");
        assign("EX-2");
        search();
        search();
        assertThat(reconciled()).containsExactly(10002L, 10001L);
        assertThat(Atlassian.requests(getRequestedFor(urlPathEqualTo(ISSUE)))).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void aSearchDoesNotFailBecauseOfAKeyThatCannotBeLookedUp(int status) {
        assign("EX-2");
        Atlassian.onGet(ISSUE, Atlassian.json(status, "{}"));
        assign("EX-1");
        assertThat(jira.get("get-tickets-for-project").status()).isEqualTo(200);
        assertThat(reconciled()).containsExactly(10002L);
    }

    @Test
    void forgetsADeletedIssue() {
        Atlassian.onGet(ISSUE, Atlassian.json(404, "{}"));
        assign("EX-1");
        search();
        search();
        assertThat(Atlassian.requests(getRequestedFor(urlPathEqualTo(ISSUE)))).isOne();
    }

    @Test
    void namesNoMoreIssuesThanJiraAccepts() {
        String issues = String.join(
                ",", LongStream.rangeClosed(1, 70).mapToObj(String::valueOf).toList());
        jira.post("move-to-backlog", "{\"issues\":[" + issues + "]}");
        search();
        assertThat(reconciled()).hasSize(50).startsWith(70L);
    }

    @Test
    void allPagesOfACursorNameTheSameIssues() {
        Atlassian.onPost(path("/search/approximate-count"), Atlassian.json(200, """
                {"count":2}"""));
        firstPage("t2");
        assign("EX-1");
        JsonNode first = jira.post("search-issues", """
                {"jql":"project = EX","limit":1}""").json();
        assertThat(reconciled()).containsExactly(10001L);
        assign("EX-2");

        String cursor = first.path("next_cursor").asString();
        JsonNode second = jira.post("search-issues", """
                {"jql":"project = EX","limit":1,"cursor":"%s"}""".formatted(cursor)).json();

        assertThat(lastQuery().path("nextPageToken").asString()).isEqualTo("t2");
        assertThat(reconciled()).containsExactly(10001L);
        assertThat(second.path("next_cursor").isNull()).isTrue();
        search();
        assertThat(reconciled()).containsExactly(10002L, 10001L);
    }

    @Test
    void laterPagesOfACursorWithoutIssuesNameNone() {
        Atlassian.onPost(path("/search/approximate-count"), Atlassian.json(200, """
                {"count":2}"""));
        firstPage("t2");
        String cursor = jira.get("get-tickets-for-project?limit=1")
                .json()
                .path("next_cursor")
                .asString();
        assertThat(cursor).isEqualTo("t2");
        assign("EX-1");
        jira.get("get-tickets-for-project?limit=1&cursor=" + cursor);
        assertThat(reconciled()).isEmpty();
    }

    /** Jira wants the same list for all pages of a cursor. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | create-ticket  | {'jira_project_id':'EX','issue_type_id':'10001','summary':'s'}",
                "PUT    | assign-issue   | {'issue_key':'EX-1','assignee_account_id':null}",
                "POST   | add-comment    | {'issue_key':'EX-1','body':'b'}",
                "DELETE | delete-issue   | {'issue_key':'EX-1'}",
                "POST   | move-to-sprint | {'sprint_id':37,'issues':['EX-1']}",
                "PUT    | proxy/rest/api/3/issue/EX-1 | {'fields':{}}",
            })
    void aWriteBetweenTwoPagesOfASearchChangesNoListOfIssues(String method, String target, String body) {
        Atlassian.onPost(path("/issue"), Atlassian.json(201, """
                {"id":"77","key":"EX-77"}"""));
        Atlassian.onPost(path("/search/approximate-count"), Atlassian.json(200, """
                {"count":2}"""));
        firstPage("t2");
        String search = """
                {"jql":"project = EX","limit":1%s}""";
        JsonNode first = jira.post("search-issues", search.formatted("")).json();
        assertThat(first.path("next_cursor").asString()).isEqualTo("t2");
        List<Long> before = reconciled();

        assertThat(jira.send(method, target, body.replace('\'', '"')).status()).isBetween(200, 204);
        jira.post("search-issues", search.formatted(",\"cursor\":\"t2\""));

        assertThat(lastQuery().path("nextPageToken").asString()).isEqualTo("t2");
        assertThat(reconciled()).isEqualTo(before).isEmpty();
        jira.post("search-issues", search.formatted(""));
        assertThat(reconciled()).hasSize(1);
    }

    @Test
    void aSprintsListNamesIssuesThatWereJustMoved() {
        String list = agile("/sprint/37/issue").replace("/agile/", "/software/");
        Atlassian.onGet(agile("/sprint/37"), Atlassian.json(200, """
                {"id":37}"""));
        Atlassian.onPost(path("/search/approximate-count"), Atlassian.json(200, """
                {"count":2}"""));
        Atlassian.onGet(list, Atlassian.json(200, """
                {"issues":[{"id":"1","key":"EX-1"}],"nextPageToken":"t/2="}"""));
        jira.post("move-to-sprint", """
                {"sprint_id":37,"issues":["EX-2","EX-1"]}""");

        String cursor = jira.get("get-tickets-for-sprint?sprint_id=37&limit=1")
                .json()
                .path("next_cursor")
                .asString();
        assign("EX-2");
        jira.get("get-tickets-for-sprint?sprint_id=37&limit=1&cursor=" + cursor);

        assertThat(Atlassian.server().findAll(getRequestedFor(urlPathEqualTo(list))))
                .allSatisfy(request -> assertThat(
                                request.queryParameter("reconcileIssues").values())
                        .containsExactly("10001", "10002"))
                .last()
                .satisfies(
                        last -> assertThat(last.queryParameter("nextPageToken").firstValue())
                                .isEqualTo("t/2="));
    }

    private void assign(String issue) {
        jira.put("assign-issue", """
                {"issue_key":"%s","assignee_account_id":null}""".formatted(issue));
    }

    private void search() {
        jira.get("get-tickets-for-project");
    }

    private static void firstPage(String next) {
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(SEARCH))
                        .withRequestBody(matchingJsonPath("$[?(!@.nextPageToken)]"))
                        .willReturn(Atlassian.json(200, """
                {"issues":[{"id":"1","key":"EX-1"}],"nextPageToken":"%s"}""".formatted(next))));
    }

    private static JsonNode lastQuery() {
        List<JsonNode> queries = Atlassian.server().findAll(postRequestedFor(urlPathEqualTo(SEARCH))).stream()
                .map(request -> JsonMapper.shared().readTree(request.getBodyAsString()))
                .toList();
        return queries.get(queries.size() - 1);
    }

    private static List<Long> reconciled() {
        return lastQuery()
                .path("reconcileIssues")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
    }
}
