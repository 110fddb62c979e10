package dev.juncture.jira.sprint;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.agile;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@JiraTest
class GetTicketsForSprintTest {
    private static final String SPRINT = agile("/sprint/37");
    private static final String BY_TOKEN = agile("/sprint/37/issue").replace("/agile/", "/software/");
    private static final String COUNT = path("/search/approximate-count");
    private static final String BY_OFFSET = SPRINT + "/issue";
    private static final String FIELDS = "summary,status,assignee,priority,created,updated";
    private static final String GONE = """
                {"errorMessages":["The requested API has been removed."],"errors":{}}""";

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.onGet(SPRINT, Atlassian.json(200, """
                {"id":37,"state":"active","name":"sprint 1","goal":"g","originBoardId":4}"""));
    }

    @Test
    void returnsTheSprintWithTheTicketsOfAllPages() {
        page(null, Atlassian.json(200, """
                {"issues":[%s],"nextPageToken":"t/1=","isLast":false}""".formatted(issue("1"))));
        page("t/1=", Atlassian.json(200, """
                {"issues":[{"id":"2","key":"EX-2","fields":{"assignee":null}}],"isLast":true}"""));
        Answer answer = tickets("37");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"tickets":[\
                {"id":"1","key":"EX-1","summary":"Summary 1","status":"To Do","assignee":"Ann","priority":"High",\
                "created":"c","updated":"u"},\
                {"id":"2","key":"EX-2","summary":null,"status":null,"created":null,"updated":null}],"total":2,\
                "sprint":{"id":37,"name":"sprint 1","state":"active","startDate":null,"endDate":null,\
                "completeDate":null,"goal":"g","originBoardId":4}}""");
        assertThat(Atlassian.requests(getRequestedFor(urlPathEqualTo(BY_OFFSET))))
                .isZero();
    }

    @Test
    void readsTheSprintAndItsTicketsInParallel() {
        Atlassian.onGet(SPRINT, Atlassian.together(2, Atlassian.json(200, """
                {"id":37}""")));
        page(null, Atlassian.together(2, Atlassian.json(200, """
                {"issues":[],"isLast":true}""")));
        assertThat(tickets("37").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void fallsBackToTheListByOffset(int status) {
        Atlassian.onGet(BY_TOKEN, Atlassian.json(status, GONE));
        pageByOffset("0", """
                {"startAt":0,"maxResults":2,"total":3,"issues":[%s,%s]}""".formatted(issue("1"), issue("2")));
        pageByOffset("2", """
                {"startAt":2,"maxResults":2,"total":3,"issues":[%s]}""".formatted(issue("3")));
        Answer answer = tickets("37");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("total").asInt()).isEqualTo(3);
        assertThat(answer.json().path("tickets").path(2).path("summary").asString())
                .isEqualTo("Summary 3");
    }

    @Test
    void returnsOnePageWithJirasTokenAndTheApproximateCount() {
        Atlassian.onPost(COUNT, Atlassian.json(200, """
                {"count":153}"""));
        page(null, Atlassian.json(200, """
                {"issues":[%s],"nextPageToken":"t1"}""".formatted(issue("1"))));
        page("t1", Atlassian.json(200, """
                {"issues":[%s],"isLast":true}""".formatted(issue("2"))));

        Answer first = tickets("37&limit=1");
        assertThat(first.json().path("total").asInt()).isEqualTo(153);
        assertThat(first.json().path("next_cursor").asString()).isEqualTo("t1");
        assertThat(first.json().path("sprint").path("id").asInt()).isEqualTo(37);

        Answer last = tickets("37&limit=1&cursor=t1");
        assertThat(last.json().path("tickets").path(0).path("id").asString()).isEqualTo("2");
        assertThat(last.json().has("next_cursor")).isTrue();
        assertThat(last.json().path("next_cursor").isNull()).isTrue();
        assertThat(Atlassian.requests(
                        getRequestedFor(urlPathEqualTo(BY_TOKEN)).withQueryParam("maxResults", equalTo("1"))))
                .isEqualTo(2);
        assertThat(Atlassian.requests(postRequestedFor(urlPathEqualTo(COUNT)).withRequestBody(equalToJson("""
                {"jql":"sprint = \\"37\\""}"""))))
                .isEqualTo(2);
    }

    @Test
    void continuesByOffsetWhenTheListByTokenIsMissing() {
        Atlassian.onPost(COUNT, Atlassian.json(200, """
                {"count":153}"""));
        Atlassian.onGet(BY_TOKEN, Atlassian.json(404, GONE));
        pageByOffset("0", """
                {"total":3,"issues":[%s,%s]}""".formatted(issue("1"), issue("2")));
        pageByOffset("2", """
                {"total":3,"issues":[%s]}""".formatted(issue("3")));

        Answer first = tickets("37&limit=2");
        assertThat(first.json().path("tickets")).hasSize(2);
        assertThat(first.json().path("total").asInt()).isEqualTo(3);
        assertThat(first.json().path("next_cursor").asString()).isEqualTo("at:2");

        Atlassian.onGet(BY_TOKEN, Atlassian.json(500, "{}"));
        Answer last = tickets("37&limit=2&cursor=at:2");
        assertThat(last.json().path("tickets").path(0).path("id").asString()).isEqualTo("3");
        assertThat(last.json().path("next_cursor").isNull()).isTrue();
    }

    @Test
    void returnsJirasReasonForAnInvalidToken() {
        Atlassian.onPost(COUNT, Atlassian.json(200, """
                {"count":153}"""));
        page("bad", Recorded.PAGE_TOKEN_INVALID.answer());
        Answer answer = tickets("37&cursor=bad");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/errorMessages/0").asString()).contains("invalid or expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"total\":3,\"issues\":[]}", "{\"total\":3}"})
    void endsAListByOffsetAtAnEmptyPageWhenTheTotalIsTooHigh(String rest) {
        Atlassian.onPost(COUNT, Atlassian.json(200, """
                {"count":1}"""));
        Atlassian.onGet(BY_TOKEN, Atlassian.json(404, GONE));
        pageByOffset("0", """
                {"total":3,"issues":[%s]}""".formatted(issue("1")));
        pageByOffset("1", rest);
        Answer answer = tickets("37");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("tickets")).hasSize(1);
        Answer last = tickets("37&limit=1&cursor=at:1");
        assertThat(last.status()).as(last.text()).isEqualTo(200);
        assertThat(last.json().path("tickets")).isEmpty();
        assertThat(last.json().path("next_cursor").isNull()).as(last.text()).isTrue();
    }

    @Test
    void returnsATicketOnceThatIsOnTwoPages() {
        page(null, Atlassian.json(200, """
                {"issues":[%s,%s],"nextPageToken":"t1"}""".formatted(issue("1"), issue("2"))));
        page("t1", Atlassian.json(200, """
                {"issues":[%s,%s],"isLast":true}""".formatted(issue("2"), issue("3"))));
        Answer answer = tickets("37");
        assertThat(answer.json()
                        .path("tickets")
                        .valueStream()
                        .map(ticket -> ticket.path("key").asString()))
                .containsExactly("EX-1", "EX-2", "EX-3");
        assertThat(answer.json().path("total").asInt()).isEqualTo(3);
    }

    @Test
    void reportsOtherFailuresOfTheListByToken() {
        Atlassian.onGet(BY_TOKEN, Atlassian.json(400, """
                {"errorMessages":["Bad."]}"""));
        Answer answer = tickets("37");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(Atlassian.requests(getRequestedFor(urlPathEqualTo(BY_OFFSET))))
                .isZero();
    }

    @Test
    void answersNotFoundForASprintThatIsNotVisible() {
        for (String path : new String[] {SPRINT, BY_TOKEN, BY_OFFSET}) {
            Atlassian.onGet(path, Atlassian.json(404, """
                {"errorMessages":["Sprint does not exist."],"errors":{}}"""));
        }
        Answer answer = tickets("37");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("jira_not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"issues\":[{\"id\":\"1\"}],\"nextPageToken\":\"t1\"}",
                "{\"issues\":[],\"nextPageToken\":\"t1\"}",
                "{\"issues\":[{\"id\":\"1\"}],\"isLast\":false}",
                "[]",
                ""
            })
    void rejectsAListByTokenWithoutEnd(String second) {
        page(null, Atlassian.json(200, """
                {"issues":[%s],"nextPageToken":"t1"}""".formatted(issue("1"))));
        page("t1", Atlassian.json(200, second));
        Answer answer = tickets("37");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("jira_bad_answer");
    }

    @Test
    void reportsTheRequiredScopes() {
        Atlassian.onGet(BY_TOKEN, Recorded.SCOPE_MISSING.answer());
        Answer answer = tickets("37");
        assertThat(answer.code()).isEqualTo("missing_scope");
        assertThat(answer.json().path("details").path("required_scopes").toString())
                .isEqualTo("""
                ["read:sprint:jira-software","read:issue-details:jira","read:jql:jira"]""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "37/issue",
                "..%2F..%2Fmyself",
                "37%3Fx=1",
                "37%23",
                "%22",
                "%0A37",
                "37&limit=0",
                "37&limit=1001",
                "37&cursor=%0A",
                "37&cursor=a%20b",
                "%252e%252e",
                "%C3%A9"
            })
    void rejectsAHostileSprintWithoutCallingJira(String sprint) {
        Answer answer = tickets(sprint);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    private Answer tickets(String sprint) {
        return jira.get("get-tickets-for-sprint?sprint_id=" + sprint);
    }

    private static void page(@Nullable String token, ResponseDefinitionBuilder answer) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(BY_TOKEN))
                        .withQueryParam("fields", equalTo(FIELDS))
                        .withQueryParam("nextPageToken", token == null ? absent() : equalTo(token))
                        .willReturn(answer));
    }

    private static void pageByOffset(String startAt, String body) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(BY_OFFSET))
                        .withQueryParam("fields", equalTo(FIELDS))
                        .withQueryParam("startAt", equalTo(startAt))
                        .willReturn(Atlassian.json(200, body)));
    }

    private static String issue(String id) {
        return """
                {"id":"%s","key":"EX-%s","fields":{"summary":"Summary %s","status":{"name":"To Do","id":"1"},
                 "assignee":{"displayName":"Ann"},"priority":{"name":"High"},"created":"c","updated":"u"}}""".formatted(id, id, id);
    }
}
