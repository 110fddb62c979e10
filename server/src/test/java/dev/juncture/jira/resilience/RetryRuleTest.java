package dev.juncture.jira.resilience;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.JiraClients;
import dev.juncture.jira.testing.ProbeCalls;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestSleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which calls are tried again, and after which pause. */
@JunctureTest
class RetryRuleTest {
    private static final Map<String, String> ISSUE = Map.of("summary", "x");

    private final String site = "site-" + UUID.randomUUID();
    private final String path = Atlassian.jira(site, "/issue/EX-1");
    private final TestSleeper time = TestSleeper.INSTANCE;
    private ProbeCalls api;

    @Autowired
    void client(JiraClients clients) {
        api = new ProbeCalls(clients);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "DELETE"})
    void retriesAnyMethodAfterARateLimit(String method) {
        first(method, limited("jira-burst-based", "3"));
        call(method);
        assertThat(requests()).isEqualTo(2);
        assertThat(time.pauses()).containsExactly(3L);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"0, 2", "1, 2", "17, 17", "none, 5", "soon, 5"})
    void waitsAtLeastAsLongAsRetryAfterSays(@Nullable String retryAfter, long waited) {
        first("GET", limited("jira-burst-based", retryAfter));
        call("GET");
        assertThat(time.pauses().stream().mapToLong(Long::longValue).sum()).isEqualTo(waited);
    }

    @Test
    void waitsForTheResetWhenRetryAfterIsMissing() {
        // Jira sometimes sends this time without seconds.
        Instant hour = time.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
        time.pass(Duration.between(time.now(), hour).minusSeconds(11));
        String reset = hour.toString().replace(":00:00Z", ":00Z");
        first("GET", limited("jira-quota-tenant-based", null).withHeader("X-RateLimit-Reset", reset));
        call("GET");
        assertThat(time.pauses().stream().mapToLong(Long::longValue).sum()).isEqualTo(11);
    }

    @Test
    void backsOffExponentiallyAndGivesUpAfterFourTries() {
        always("GET", limited("jira-burst-based", "0"));
        ApiException refusal = refusal("GET");
        assertThat(refusal.code().code()).isEqualTo("rate_limited");
        assertThat(requests()).isEqualTo(4);
        assertThat(time.pauses()).containsExactly(2L, 4L, 8L);
    }

    @Test
    void failsAtOnceWhenTheWaitExceedsTheBudget() {
        // This is a recorded answer of Jira: the quota is renewed in half an hour.
        always(
                "GET",
                limited("jira-quota-global-based", "1847")
                        .withHeader("X-RateLimit-Limit", "100000")
                        .withHeader("X-RateLimit-Remaining", "0"));
        ApiException refusal = refusal("GET");
        assertThat(refusal.code().code()).isEqualTo("rate_limited");
        assertThat(refusal).extracting("retryAfter").isEqualTo(Duration.ofSeconds(1847));
        assertThat(requests()).isOne();
        assertThat(time.pauses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 599})
    void retriesAReadAfterAServerError(int status) {
        first(
                "GET",
                aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>"));
        call("GET");
        assertThat(requests()).isEqualTo(2);
        assertThat(time.pauses()).containsExactly(2L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void retriesAReadWhoseAnswerBrokeOff(Fault fault) {
        first("GET", aResponse().withFault(fault));
        call("GET");
    }

    @Test
    void waitsAsLongAsAFailingServerAsks() {
        first("GET", aResponse().withStatus(503).withHeader("Retry-After", "9"));
        call("GET");
        assertThat(time.pauses()).containsExactly(9L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search/jql", "/search/approximate-count", "/issue/bulkfetch", "/changelog/bulkfetch"})
    void retriesASearchAlthoughItIsPosted(String search) {
        stub("POST", Atlassian.jira(site, search), Scenario.STARTED, aResponse().withStatus(500), "again");
        stub("POST", Atlassian.jira(site, search), "again", Atlassian.json(200, "{}"), "again");
        switch (search) {
            case "/search/jql" -> api.search(site, ISSUE);
            case "/search/approximate-count" -> api.count(site, ISSUE);
            case "/issue/bulkfetch" -> api.bulkFetch(site, ISSUE);
            default -> api.bulkFetchChangelogs(site, ISSUE);
        }
        assertThat(requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "DELETE"})
    void neverRetriesAWriteAfterAServerError(String method) {
        first(method, aResponse().withStatus(503));
        assertThat(refusal(method).code()).isEqualTo(JiraErrors.JIRA_UNAVAILABLE);
        assertThat(requests()).isOne();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void neverRetriesAWriteWhoseAnswerBrokeOff(Fault fault) {
        first("POST", aResponse().withFault(fault));
        assertThat(refusal("POST").code()).isIn(JiraErrors.JIRA_UNAVAILABLE, JiraErrors.JIRA_BAD_ANSWER);
        assertThat(requests()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 413})
    void doesNotRetryARefusal(int status) {
        first("GET", Atlassian.json(status, "{}"));
        refusal("GET");
        assertThat(requests()).isOne();
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void doesNotRetryAnUnreadableAnswer() {
        first("GET", Atlassian.json(200, """
                {"key":"""));
        assertThat(refusal("GET").code()).isEqualTo(JiraErrors.JIRA_BAD_ANSWER);
        assertThat(requests()).isOne();
    }

    private void call(String method) {
        switch (method) {
            case "GET" -> api.issue(site, "EX-1");
            case "PUT" -> api.edit(site, "EX-1", ISSUE);
            case "POST" -> api.post(site, "EX-1", ISSUE);
            default -> api.delete(site, "EX-1");
        }
    }

    private ApiException refusal(String method) {
        return catchThrowableOfType(ApiException.class, () -> call(method));
    }

    private void always(String method, ResponseDefinitionBuilder answer) {
        stub(method, path, Scenario.STARTED, answer, Scenario.STARTED);
    }

    private void first(String method, ResponseDefinitionBuilder answer) {
        stub(method, path, Scenario.STARTED, answer, "again");
        stub(method, path, "again", Atlassian.json(200, """
                {"key":"EX-1"}"""), "again");
    }

    private static void stub(String method, String path, String state, ResponseDefinitionBuilder answer, String next) {
        Atlassian.server()
                .stubFor(request(method, urlPathEqualTo(path))
                        .inScenario("repeats")
                        .whenScenarioStateIs(state)
                        .willReturn(answer)
                        .willSetStateTo(next));
    }

    private static ResponseDefinitionBuilder limited(String reason, @Nullable String retryAfter) {
        ResponseDefinitionBuilder answer = aResponse()
                .withStatus(429)
                .withHeader("RateLimit-Reason", reason)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>");
        return retryAfter == null ? answer : answer.withHeader("Retry-After", retryAfter);
    }

    private static int requests() {
        return Atlassian.requests(anyRequestedFor(anyUrl()));
    }
}
