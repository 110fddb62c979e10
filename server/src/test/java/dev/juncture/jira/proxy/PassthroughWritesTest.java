package dev.juncture.jira.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Searches know the issues that the passthrough wrote. */
@JiraTest(project = "10000")
class PassthroughWritesTest {
    private static final String SEARCH = path("/search/jql");

    JiraSession jira;

    @BeforeEach
    void script() {
        answerEverythingElse(204);
        Atlassian.onGet(path("/issue/EX-1"), Atlassian.json(200, """
                {"id":"10001","key":"EX-1","fields":{}}"""));
        Atlassian.onPost(SEARCH, Atlassian.json(200, """
                {"issues":[],"isLast":true}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT  | rest/api/3/issue/EX-1                    | {'fields':{}}",
                "PUT  | rest/api/2/issue/10001/assignee          | {'name':null}",
                "POST | rest/api/3/issue/EX-1/transitions?x=y    | {'transition':{'id':'31'}}",
                "POST | rest/api/latest/issue/EX-1/worklog       | {'timeSpentSeconds':60}",
                "DELETE | rest/api/3/issue/EX-1                  | {}",
                "PUT  | rest/agile/1.0/issue/EX-1/estimation     | {'value':'3'}",
                "PUT  | rest/agile/1.0/issue/rank                | {'issues':['EX-1'],'rankBeforeIssue':'EX-2'}",
                "POST | rest/agile/1.0/sprint/37/issue           | {'issues':['EX-1']}",
                "POST | rest/agile/1.0/backlog/issue             | {'issues':[10001]}",
                "POST | rest/api/3/bulk/issues/fields            | {'selectedIssueIdsOrKeys':['EX-1']}",
                "POST | rest/api/3/issueLink                     | {'inwardIssue':{'key':'EX-1'}}",
            })
    void aSearchNamesEachIssueThatWasJustWritten(String method, String target, String body) {
        assertThat(pass(method, target, body)).isEqualTo(204);
        assertThat(reconciled()).contains(10001L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | rest/api/3/issue/EX-1          | ",
                "POST | rest/api/3/search/jql          | {'jql':'x','issues':['EX-1']}",
                "POST | rest/api/3/issue/bulkfetch     | {'issueIdsOrKeys':['EX-1'],'issues':['EX-1']}",
                "POST | rest/api/3/issue/EX-1/changelog/list | {'changelogIds':[1]}",
                "POST | rest/api/3/version             | {'issues':'EX-1'}",
            })
    void readsAreNoWrites(String method, String target, String body) {
        pass(method, target, body);
        assertThat(reconciled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404, 409, 429})
    void refusedWritesAreNoWrites(int status) {
        answerEverythingElse(status);
        assertThat(pass("PUT", "rest/api/3/issue/EX-1/assignee", "{}")).isEqualTo(status);
        // A limit of this kind of call does not concern searches.
        assertThat(reconciled()).isEmpty();
    }

    @Test
    void aWriteOfUnknownOutcomeMayHaveHappened() {
        answerEverythingElse(500);
        assertThat(pass("PUT", "rest/api/3/issue/EX-1/assignee", "{}")).isEqualTo(500);
        assertThat(reconciled()).containsExactly(10001L);
    }

    @Test
    void aSearchNamesIssuesThatThePassthroughCreated() {
        Atlassian.onPost(path("/issue"), Atlassian.json(201, """
                {"id":"10003","key":"EX-3","self":"s"}"""));
        Atlassian.onPost(path("/issue/bulk"), Atlassian.json(201, """
                {"issues":[{"id":"10004","key":"EX-4"},{"id":"10005","key":"EX-5"}],"errors":[]}"""));
        assertThat(jira.post("proxy/rest/api/3/issue", "{}").text()).isEqualTo("""
                {"id":"10003","key":"EX-3","self":"s"}""");
        jira.post("proxy/rest/api/3/issue/bulk", "{}");
        assertThat(reconciled()).containsExactly(10005L, 10004L, 10003L);
    }

    @Test
    void thePassthroughReturnsWholeAnswersOfACreate() {
        String large = "{\"id\":\"10003\",\"key\":\"" + "x".repeat(200_000) + "\"}";
        Atlassian.onPost(path("/issue"), Atlassian.json(201, large));
        assertThat(jira.post("proxy/rest/api/3/issue", "{}").text()).isEqualTo(large);
        Atlassian.onPost(path("/issue"), aResponse().withStatus(201).withBody("<p>"));
        assertThat(jira.post("proxy/rest/api/3/issue", "{}").text()).isEqualTo("<p>");
    }

    private int pass(String method, String target, String body) {
        return jira.send(method, "proxy/" + target, body == null ? null : body.replace('\'', '"'))
                .status();
    }

    private static void answerEverythingElse(int status) {
        Atlassian.server()
                .stubFor(any(urlMatching("/ex/jira/.*"))
                        .atPriority(9)
                        .willReturn(aResponse().withStatus(status)));
    }

    /** Searches, and returns the ids that the search named. */
    private List<Long> reconciled() {
        assertThat(jira.get("get-tickets-for-project").status()).isEqualTo(200);
        return Atlassian.server().findAll(postRequestedFor(urlPathEqualTo(SEARCH))).stream()
                .map(request -> JsonMapper.shared().readTree(request.getBodyAsString()))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .path("reconcileIssues")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
    }
}
