package dev.juncture.jira.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

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
        "400, 400, jira_rejected",
        "403, 403, jira_forbidden",
        "404, 404, jira_not_found",
        "409, 409, conflict",
        "410, 400, jira_rejected",
        "422, 400, jira_rejected",
        "500, 502, jira_unavailable",
        "503, 502, jira_unavailable",
    })
    void mapsEveryStatus(int jiraStatus, int status, String code) {
        Atlassian.onGet(PROJECTS, Atlassian.json(jiraStatus, """
                {"errorMessages":["No way."],"errors":{"summary":"Too long."}}"""));
        Answer answer = projects();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        boolean explained = status < 500;
        assertThat(answer.json().path("details").path("errorMessages").path(0).asString(""))
                .isEqualTo(explained ? "No way." : "");
        assertThat(answer.json().path("details").path("errors").path("summary").asString(""))
                .isEqualTo(explained ? "Too long." : "");
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
    void requiresANewConsentWhenTheNewTokenIsRefusedToo() {
        Atlassian.grants("second");
        Atlassian.onGet(PROJECTS, Recorded.TOKEN_EXPIRED.answer());

        Answer answer = projects();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("reauthorization_required");
        assertThat(tokenRequests()).isOne();
        assertThat(searches()).isEqualTo(2);
        // A refused access token is no verdict on the grant.
        assertThat(connections.require(jira.connection().id()).isInvalid()).isFalse();
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
