package dev.juncture.jira.site;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.juncture.connection.Connections;
import dev.juncture.jira.JiraConnections;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Recorded;
import dev.juncture.testing.TestConnections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Jira refuses tokens that Atlassian issued a moment ago. */
@JiraTest(project = "10000")
class RefusedTokenTest {
    private static final String SITE = "/ex/jira/.*";

    @Autowired
    Connections connections;

    @Autowired
    TestConnections testConnections;

    JiraSession jira;

    @BeforeEach
    void script() {
        refreshes(Scenario.STARTED, "second");
        refreshes("second", "third");
        refreshes("third", "fourth");
        Atlassian.server().stubFor(any(urlMatching(SITE)).willReturn(Recorded.TOKEN_EXPIRED.answer()));
        Atlassian.reaches(JiraConnections.SITE);
    }

    @ParameterizedTest
    @CsvSource({"second, 1, 2", "third, 2, 3"})
    void aRefusedTokenIsReplacedUntilJiraAcceptsOne(String accepted, int refreshes, int calls) {
        accepts(accepted);
        Answer answer = jira.get("get-projects");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(tokenRequests()).isEqualTo(refreshes);
        assertThat(calls()).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-projects", "proxy/rest/api/3/myself", "get-attachment?attachment_id=1"})
    void aTokenThatWasJustRefreshedIsReplacedOnceMore(String target) {
        testConnections.expireToken(jira.connection().id());
        accepts("third");
        Answer answer = jira.get(target);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(tokenRequests()).isEqualTo(2);
        assertThat(calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-projects", "proxy/rest/api/3/myself", "get-attachment?attachment_id=1"})
    void asksTheCallerToRetryWhileTheGrantReachesTheSite(String target) {
        testConnections.expireToken(jira.connection().id());
        for (int i = 0; i < 3; i++) {
            Answer answer = jira.get(target);
            assertThat(answer.status()).as(answer.text()).isEqualTo(502);
            assertThat(answer.code()).isEqualTo("jira_unavailable");
            assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("60");
            assertThat(answer.json().has("needs_reauthorization")).isFalse();
            assertThat(answer.json().at("/details/errorMessages/0").asString()).isEqualTo("Unauthorized");
        }
        // The expired one, and the fresh one once.
        assertThat(tokenRequests()).isEqualTo(2);
        assertThat(connections.require(jira.connection().id()).isInvalid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-projects", "proxy/rest/api/3/myself", "get-attachment?attachment_id=1"})
    void needsAConsentWhenTheSiteIsGone(String target) {
        Atlassian.reaches("another", "third");
        Answer answer = jira.get(target);
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("reauthorization_required");
        assertThat(answer.json().path("needs_reauthorization").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"id\":\"site\",\"name\":\"S\",\"url\":\"https://s\",\"scopes\":[\"read:confluence-content.all\"]}]",
                "[{\"id\":\"site\",\"name\":\"S\",\"url\":\"https://s\"}]",
                "[null]"
            })
    void aSiteWithoutJiraIsGone(String resources) {
        Atlassian.onGet(Atlassian.RESOURCES, Atlassian.json(200, resources));
        assertThat(jira.get("get-projects").code()).isEqualTo("reauthorization_required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"401 | {}", "403 | {}", "404 | {}", "500 | {}", "200 | <html>", "200 | {}", "200 | null"})
    void theSiteIsNotGoneWhenAtlassianDoesNotSaySo(int status, String body) {
        Atlassian.onGet(Atlassian.RESOURCES, Atlassian.json(status, body));
        Answer answer = jira.get("get-projects");
        assertThat(answer.status()).as(answer.text()).isEqualTo(502);
        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("60");
    }

    @Test
    void aGrantThatIsDeadNeedsAConsent() {
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(403, """
                {"error":"unauthorized_client","error_description":"refresh_token is invalid"}"""));
        assertThat(jira.get("get-projects").code()).isEqualTo("reauthorization_required");
        assertThat(connections.require(jira.connection().id()).isInvalid()).isTrue();
        assertThat(Atlassian.requests(getRequestedFor(urlEqualTo(Atlassian.RESOURCES))))
                .isZero();
    }

    @Test
    void aWriteThatJiraRefusedWasNotDone() {
        var headers = jira.headers();
        headers.set("Idempotency-Key", "key");
        String ticket = """
                {"summary":"S","issue_type_id":"7"}""";
        assertThat(jira.send("POST", "create-ticket", ticket, headers).code()).isEqualTo("jira_unavailable");
        Atlassian.server().stubFor(any(urlMatching(SITE)).willReturn(Atlassian.json(201, """
                {"id":"10002","key":"EX-2"}""")));
        assertThat(jira.send("POST", "create-ticket", ticket, headers).status()).isEqualTo(201);
    }

    /** Makes the site accept this token and no other. */
    private static void accepts(String token) {
        Atlassian.server()
                .stubFor(any(urlMatching(SITE))
                        .withHeader("Authorization", equalTo("Bearer access-" + token))
                        .willReturn(Atlassian.json(200, """
                {"isLast":true,"values":[]}""")));
    }

    private static void refreshes(String from, String to) {
        Atlassian.server()
                .stubFor(post(urlEqualTo(Atlassian.TOKEN))
                        .inScenario("tokens")
                        .whenScenarioStateIs(from)
                        .willSetStateTo(to)
                        .willReturn(Atlassian.json(200, """
                {"access_token":"access-%1$s","refresh_token":"refresh-%1$s","expires_in":3600,
                 "token_type":"Bearer","scope":"read:jira-work offline_access"}""".formatted(to))));
    }

    private static int tokenRequests() {
        return Atlassian.requests(postRequestedFor(urlEqualTo(Atlassian.TOKEN)));
    }

    private static int calls() {
        return Atlassian.requests(anyRequestedFor(urlMatching(SITE)));
    }
}
