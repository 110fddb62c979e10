package dev.juncture.jira.worklog;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
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

@JiraTest
class WorklogOperationsTest {
    private static final String WORKLOGS = path("/issue/EX-1/worklog");
    private static final String WORKLOG = """
            {"id":"%s","author":{"accountId":"a","displayName":"Ann"},"started":"s","timeSpent":"1h",
             "timeSpentSeconds":3600,"created":"c","updated":"u","visibility":{"type":"group","value":"g"},
             "comment":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
               {"type":"text","text":"Oiled","marks":[{"type":"em"}]}]}]}}""";

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.onPost(WORKLOGS, Atlassian.json(201, WORKLOG.formatted("5")));
    }

    @Test
    void listsTheWorklogsOfAllPages() {
        page(0, 2, WORKLOG.formatted("1"));
        page(1, 2, WORKLOG.formatted("2"));

        Answer answer = jira.get("get-worklogs?issue_key=EX-1");

        assertThat(answer.json().path("total").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/worklogs/0/comment").asString().strip()).isEqualTo("_Oiled_");
        assertThat(answer.json().at("/worklogs/0/comment_adf/type").asString()).isEqualTo("doc");
        assertThat(answer.json().at("/worklogs/1/timeSpentSeconds").asInt()).isEqualTo(3600);
        assertThat(answer.json().at("/worklogs/1/visibility/value").asString()).isEqualTo("g");
    }

    @Test
    void returnsOnePage() {
        page(0, 2, WORKLOG.formatted("1"));
        page(1, 2, WORKLOG.formatted("2"));

        Answer first = jira.get("get-worklogs?issue_key=EX-1&limit=1");
        Answer last = jira.get("get-worklogs?issue_key=EX-1&limit=1&cursor="
                + first.json().path("next_cursor").asString());

        assertThat(first.json().path("worklogs")).hasSize(1);
        assertThat(last.json().at("/worklogs/0/id").asString()).isEqualTo("2");
        assertThat(last.json().path("next_cursor").isNull()).isTrue();
    }

    @Test
    void logsWork() {
        Answer answer = add("""
                "time_spent":"1h","started":"2026-01-02T03:04:05Z","comment":"_Oiled_",
                "visibility":{"type":"group","value":"g"}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().at("/worklog/id").asString()).isEqualTo("5");
        Atlassian.server().verify(postRequestedFor(urlPathEqualTo(WORKLOGS)).withRequestBody(equalToJson("""
                {"timeSpent":"1h","started":"2026-01-02T03:04:05.000+0000","visibility":{"type":"group","value":"g"},
                 "comment":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
                   {"type":"text","text":"Oiled","marks":[{"type":"em"}]}]}]}}""")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000+0000",
        "2026-01-02T03:04:05.678+02:00, 2026-01-02T03:04:05.678+0200",
        "2026-01-02T03:04:05.678-0530, 2026-01-02T03:04:05.678-0530",
        "2026-01-02T03:04Z, 2026-01-02T03:04:00.000+0000"
    })
    void sendsTheTimeInTheFormThatJiraReads(String started, String sent) {
        add("\"time_spent_seconds\":60,\"started\":\"" + started + "\"");

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(WORKLOGS))
                        .withRequestBody(matchingJsonPath("$[?(@.started == '" + sent + "')]")));
    }

    @Test
    void usesTheCurrentTimeWhenNoStartIsGiven() {
        add("\"time_spent_seconds\":60");

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(WORKLOGS))
                        .withQueryParam("adjustEstimate", absent())
                        .withRequestBody(matchingJsonPath("$[?(@.started =~ /20\\d\\d-.*\\+0000/)]")));
    }

    @ParameterizedTest
    @CsvSource({
        "leave, '', ''",
        "auto, '', ''",
        "new, newEstimate, '\"new_estimate\":\"2h\",'",
        "manual, reduceBy, '\"reduce_by\":\"2h\",'"
    })
    void sendsTheAdjustmentOfTheEstimate(String adjustment, String parameter, String member) {
        add(member + "\"time_spent\":\"1h\",\"adjust_estimate\":\"" + adjustment + "\"");

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(WORKLOGS))
                        .withQueryParam("adjustEstimate", equalTo(adjustment))
                        .withQueryParam(
                                parameter.isEmpty() ? "adjustEstimate" : parameter,
                                equalTo(parameter.isEmpty() ? adjustment : "2h")));
    }

    @ParameterizedTest
    @CsvSource({"new, new_estimate, newEstimate", "manual, reduce_by, reduceBy"})
    void derivesTheAdjustmentFromAnEstimate(String adjustment, String field, String parameter) {
        add("\"time_spent\":\"1h\",\"" + field + "\":\"2h\"");

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(WORKLOGS))
                        .withQueryParam("adjustEstimate", equalTo(adjustment))
                        .withQueryParam(parameter, equalTo("2h")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"started\":\"2026-01-02T03:04:05Z\"",
                "\"time_spent\":\" \"",
                "\"time_spent\":\"1h\",\"time_spent_seconds\":3600",
                "\"time_spent\":\"1h\",\"started\":\"yesterday\"",
                "\"time_spent\":\"1h\",\"started\":\"2026-01-02\"",
                "\"time_spent\":\"1h\",\"adjust_estimate\":\"none\"",
                "\"time_spent\":\"1h\",\"adjust_estimate\":\"new\"",
                "\"time_spent\":\"1h\",\"adjust_estimate\":\"manual\",\"new_estimate\":\"1h\"",
                "\"time_spent\":\"1h\",\"reduce_by\":\"1h\",\"new_estimate\":\"1h\"",
                "\"time_spent\":\"1h\",\"adjust_estimate\":\"leave\",\"reduce_by\":\"1h\"",
                "\"time_spent\":\"1h\",\"comment\":\"a\",\"comment_adf\":{\"type\":\"doc\",\"version\":1,\"content\":[]}",
                "\"time_spent\":\"1h\",\"visibility\":{}"
            })
    void rejectsInvalidInputWithoutCallingJira(String members) {
        assertThat(add(members).code()).isEqualTo("invalid_request");
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void returnsJirasRefusal() {
        Atlassian.onPost(WORKLOGS, Atlassian.json(400, """
                {"errors":{"timeLogged":"Invalid time duration entered."}}"""));

        assertThat(add("\"time_spent\":\"1 day\"")
                        .json()
                        .at("/details/errors/timeLogged")
                        .asString())
                .isNotEmpty();
    }

    private Answer add(String members) {
        return jira.post("add-worklog", "{\"issue_key\":\"EX-1\"," + members.strip() + "}");
    }

    private static void page(int start, int total, String worklogs) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(WORKLOGS))
                        .withQueryParam("startAt", equalTo(String.valueOf(start)))
                        .willReturn(Atlassian.json(200, """
                                {"startAt":%d,"maxResults":1,"total":%d,"worklogs":[%s]}""".formatted(start, total, worklogs))));
    }
}
