package dev.juncture.jira.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.juncture.connection.Connections;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Recorded;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.TestSleeper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The answers to the product when Jira fails, seen through one operation. */
@JiraTest
class FailureReaderTest {
    private static final String PROJECTS = path("/project/search");
    private static final String NONE = """
                {"isLast":true,"values":[]}""";

    @Autowired
    Connections connections;

    @Autowired
    TestConnections testConnections;

    JiraSession jira;

    @ParameterizedTest
    @CsvSource({
        "301, 502, jira_bad_answer",
        "302, 502, jira_bad_answer",
        "307, 502, jira_bad_answer",
        "400, 400, jira_rejected",
        "403, 403, jira_forbidden",
        "404, 404, jira_not_found",
        "409, 409, conflict",
        "405, 502, jira_bad_answer",
        "406, 502, jira_bad_answer",
        "410, 502, jira_bad_answer",
        "413, 413, payload_too_large",
        "415, 502, jira_bad_answer",
        "422, 400, jira_rejected",
        "429, 429, rate_limited",
        "500, 502, jira_unavailable",
        "503, 502, jira_unavailable",
        "504, 502, jira_unavailable",
    })
    void mapsEveryStatus(int jiraStatus, int status, String code) {
        Atlassian.onGet(PROJECTS, Atlassian.json(jiraStatus, """
                {"errorMessages":["No way."],"errors":{"summary":"Too long."}}"""));
        Answer answer = projects();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().at("/details/errorMessages/0").asString("")).isEqualTo("No way.");
        assertThat(answer.json().at("/details/errors/summary").asString("")).isEqualTo("Too long.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json | {'code':403,'message':'Not here.'}                           | Not here.",
                "application/json | {'errorMessage':'Not here.'}                                  | Not here.",
                "application/json | {'errorMessages':['a','b','a'],'errors':{}}                   | a/b",
                "application/json | {'errorMessages':'Not here.'}                                 | Not here.",
                "application/json | {'errorMessages':[],'errors':['a',{'detail':'b'}]}            | a/b",
                "application/json | {'errors':[{'title':'t','message':'Not here.'}]}              | Not here.",
                "application/json | {'messages':['a'],'message':'b'}                              | a/b",
                "application/json | {'error':'Failed to parse Connect Session Auth Token'}        | Failed to parse Connect Session Auth Token",
                "application/json | {'error':'e','error_description':'Not here.'}                 | Not here./e",
                "application/json | {'timestamp':'t','error':'Not Found','message':'No message'}  | No message",
                "application/json | {'message':'Client must be authenticated.','status-code':401} | Client must be authenticated.",
                "application/problem+json | {'type':'about:blank','title':'Bad','status':4,'detail':'Not here.'} | Bad/Not here.",
                "application/problem+json | {'type':'about:blank','title':'Not Found','status':4} | Not Found",
                "application/json | ['a','b']                                                     | a/b",
                "application/json | 'Not here.'                                                   | Not here.",
                "text/plain       | Not here.                                                     | Not here.",
                "text/plain       | 403 Forbidden                                                 | 403 Forbidden",
                "text/plain;charset=utf-8 | Größer als erlaubt                                    | Größer als erlaubt",
                "application/json | {'message':'two\\n\\tlines'}                                  | two lines",
                "text/html        | <html><title>Sorry</title></html>                             | ``",
                "application/json | {'errorMessages':[                                            | ``",
                "application/json | {}                                                            | ``",
            })
    void returnsJirasWordsInEveryFormWithEveryStatus(String type, String body, String words) {
        for (int status : new int[] {400, 403, 404, 409, 410, 413, 422, 429, 500, 503}) {
            // Ends the limit or the open circuit of the status before.
            TestSleeper.INSTANCE.reset();
            Atlassian.onGet(
                    PROJECTS,
                    aResponse()
                            .withStatus(status)
                            .withHeader("Content-Type", type)
                            .withBody(body.replace('\'', '"')));
            Answer answer = projects();
            assertThat(answer.json()
                            .at("/details/errorMessages")
                            .valueStream()
                            .map(JsonNode::asString)
                            .collect(Collectors.joining("/")))
                    .as("%d %s", status, answer.text())
                    .isEqualTo(words);
        }
    }

    @Test
    void limitsTheLengthOfJirasMessages() {
        String many = IntStream.range(0, 200)
                .mapToObj(i -> "\"m%d %s\"".formatted(i, "é".repeat(1100)))
                .collect(Collectors.joining(","));
        Atlassian.onGet(PROJECTS, Atlassian.json(400, "{\"errorMessages\":[" + many.substring(0, 20_000) + "\"]}"));
        for (JsonNode message : projects().json().at("/details/errorMessages")) {
            assertThat(message.asString()).hasSizeLessThanOrEqualTo(1001);
        }
        String fields = IntStream.range(0, 200)
                .mapToObj(i -> "\"f%d\":\"%s\"".formatted(i, "x".repeat(20)))
                .collect(Collectors.joining(","));
        Atlassian.onGet(PROJECTS, Atlassian.json(400, "{\"errors\":{" + fields + "}}"));
        assertThat(projects().json().at("/details/errors")).hasSize(50);
        Atlassian.onGet(
                PROJECTS,
                aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "text/plain")
                        .withBody("x ".repeat(40_000)));
        assertThat(projects().json().at("/details/errorMessages/0").asString())
                .hasSize(1001)
                .endsWith("…");
    }

    @Test
    void doesNotWaitForThePageOfAFailingServer() {
        Atlassian.onGet(
                PROJECTS,
                aResponse()
                        .withStatus(503)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>" + "x".repeat(100_000)));
        Answer answer = projects();
        assertThat(answer.code()).isEqualTo("jira_unavailable");
        assertThat(answer.json().has("details")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | The app is not installed on this instance",
                "403 | App is not installed on this instance.",
                "401 | The app is not installed on this instance",
                "404 | The app is not installed on this instance",
                "403 | Unauthorized: the application is not installed here",
            })
    void tellsAnAppThatIsNotInstalledFromAMissingPermission(int status, String words) {
        for (String body : new String[] {
            "{\"code\":%d,\"message\":\"%s\"}",
            "{\"errorMessages\":[\"%2$s\"]}",
            "{\"status\":%d,\"detail\":\"%s\"}",
            "%2$s"
        }) {
            Atlassian.onGet(PROJECTS, Atlassian.json(status, body.formatted(status, words)));
            Answer answer = projects();
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("app_not_installed");
            assertThat(answer.json().path("needs_reauthorization").asBoolean()).isTrue();
            assertThat(answer.json().at("/details/errorMessages/0").asString()).isEqualTo(words);
        }
        assertThat(tokenRequests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"The app may not do this", "An app is installed", "It is not installed", "app_not_installed"})
    void doesNotConcludeFromOtherMessagesThatTheAppIsNotInstalled(String words) {
        Atlassian.onGet(PROJECTS, Atlassian.json(403, "{\"message\":\"%s\"}".formatted(words)));
        assertThat(projects().code()).isEqualTo("jira_forbidden");
    }

    @Test
    void doesNotRefreshATokenWhenTheAppIsNotInstalled() {
        Atlassian.server().stubFor(any(urlPathMatching("/ex/jira/.*")).willReturn(Atlassian.json(401, """
                {"code":401,"message":"The app is not installed on this instance"}""")));
        Answer passedOn = jira.get("proxy/rest/api/3/myself");
        assertThat(passedOn.status()).isEqualTo(401);
        assertThat(passedOn.text()).contains("not installed");
        assertThat(jira.get("get-attachment?attachment_id=1").code()).isEqualTo("app_not_installed");
        assertThat(tokenRequests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Sorry</html>",
                "null",
                "[]",
                "\"text\"",
                "{\"errorMessages\":\"text\",\"errors\":[1]}",
                "{\"errorMessages\":[null,{}],\"errors\":{\"a\":null}}",
                "{\"errorMessages\":[",
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"x\"}"
            })
    void readsAnyBodyOfAFailure(String body) {
        Atlassian.onGet(PROJECTS, Atlassian.json(404, body));
        assertThat(projects().code()).isEqualTo("jira_not_found");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "0, 1",
                "7, 7",
                "none, 5",
                "soon, 5",
                "-3, 5",
                "99999999999, 5",
                "'Sun, 22 Nov 2026 10:15:07 GMT', 5"
            })
    void returnsJirasRateLimitWithWholeSecondsAndItsReason(@Nullable String retryAfter, String seconds) {
        var limited = aResponse()
                .withStatus(429)
                .withHeader("RateLimit-Reason", "jira-burst-based")
                .withBody("<html>");
        Atlassian.onGet(PROJECTS, retryAfter == null ? limited : limited.withHeader("Retry-After", retryAfter));
        Answer answer = projects();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("rate_limited");
        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo(seconds);
        assertThat(answer.json().path("details").path("reason").asString()).isEqualTo("jira-burst-based");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "jira-quota-global-based, jira-quota-global-based",
                "jira-quota-tenant-based, jira-quota-tenant-based",
                "jira-burst-based, jira-burst-based",
                "jira-per-issue-on-write, jira-per-issue-on-write",
                "jira-of-tomorrow, jira-of-tomorrow",
                "<b>Reason</b>, unknown",
                "none, unknown"
            })
    void returnsTheReasonOfARateLimit(@Nullable String reason, String returned) {
        var limited = aResponse().withStatus(429).withHeader("Retry-After", "7");
        Atlassian.onGet(PROJECTS, reason == null ? limited : limited.withHeader("RateLimit-Reason", reason));
        Answer answer = projects();
        assertThat(answer.code()).isEqualTo("rate_limited");
        assertThat(answer.json().at("/details/reason").asString()).isEqualTo(returned);
        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("7");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void treatsABrokenConnectionAsATemporaryFailure(Fault fault) {
        Atlassian.onGet(PROJECTS, aResponse().withFault(fault));
        Answer answer = projects();
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isIn("jira_unavailable", "jira_bad_answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "<html>hunter2</html>", "{\"isLast\":", "{\"isLast\":true,\"values\":{}}"})
    void rejectsAnUnreadableSuccess(String body) {
        Atlassian.onGet(PROJECTS, Atlassian.json(200, body));
        Answer answer = projects();
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("jira_bad_answer");
        assertThat(answer.text()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html></html>", "{\"id\":", "{\"id\":{}"})
    void reportsThatAWriteHappenedWhenItsAnswerIsUnreadable(String body) {
        Atlassian.onPost(path("/issue/EX-1/comment"), Atlassian.json(201, body));
        Answer answer = jira.post("add-comment", """
                {"issue_key":"EX-1","body":"b"}""");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.json().path("error").asString())
                .isEqualTo(
                        "Jira accepted this change, but its answer cannot be read: check in Jira before you send it again.");
    }

    @Test
    void reportsTheRequiredScopeWithoutARefresh() {
        Atlassian.onGet(PROJECTS, Recorded.SCOPE_MISSING.answer());
        Answer answer = projects();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("missing_scope");
        assertThat(answer.json().path("needs_reauthorization").asBoolean()).isTrue();
        assertThat(answer.json().path("details").path("required_scopes").path(0).asString())
                .isEqualTo("read:jira-work");
        assertThat(tokenRequests()).isZero();
        assertThat(searches()).isOne();
    }

    @Test
    void refreshesOnceAndRetriesOnceWhenATokenIsRefused() {
        Atlassian.grants("second");
        Atlassian.onGet(PROJECTS, Recorded.TOKEN_EXPIRED.answer());
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(PROJECTS))
                        .withHeader("Authorization", equalTo("Bearer access-second"))
                        .willReturn(Atlassian.json(200, NONE)));

        assertThat(projects().status()).isEqualTo(200);

        assertThat(tokenRequests()).isOne();
        assertThat(searches()).isEqualTo(2);
        assertThat(connections.require(jira.connection().id()).tokenVersion()).isEqualTo(2);
    }

    @Test
    void invalidatesTheConnectionAfterAVerdict() {
        testConnections.expireToken(jira.connection().id());
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(403, """
                {"error":"unauthorized_client","error_description":"refresh_token is invalid"}"""));
        assertThat(projects().code()).isEqualTo("reauthorization_required");
        assertThat(connections.require(jira.connection().id()).isInvalid()).isTrue();
        assertThat(projects().code()).isEqualTo("reauthorization_required");
        assertThat(tokenRequests()).isOne();
    }

    @Test
    void keepsTheConnectionWhileAtlassianFails() {
        testConnections.expireToken(jira.connection().id());
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(500, """
                {"error":"invalid_grant"}"""));
        assertThat(projects().code()).isEqualTo("jira_unavailable");
        assertThat(connections.require(jira.connection().id()).isInvalid()).isFalse();
    }

    @Test
    void callsOnlyTheConnectionsOwnSite() {
        Atlassian.onGet(PROJECTS, Atlassian.json(200, NONE));
        projects();
        assertThat(Atlassian.server().getAllServeEvents())
                .allSatisfy(event -> assertThat(event.getRequest().getUrl()).startsWith("/ex/jira/site/"));
    }

    private Answer projects() {
        return jira.get("get-projects");
    }

    private static int tokenRequests() {
        return Atlassian.requests(postRequestedFor(urlEqualTo(Atlassian.TOKEN)));
    }

    private static int searches() {
        return Atlassian.requests(getRequestedFor(urlPathEqualTo(PROJECTS)));
    }
}
