package dev.juncture.jira.resilience;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.client.JiraClients;
import dev.juncture.jira.testing.ProbeCalls;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestSleeper;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The reason that Jira gives decides which calls wait. */
@JunctureTest
class RateLimitsTest {
    private static final Map<String, String> CHANGE = Map.of("summary", "x");

    private final String site = "site-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();
    private ProbeCalls api;

    @Autowired
    void client(JiraClients clients) {
        api = new ProbeCalls(clients);
    }

    @BeforeEach
    void answer() {
        Atlassian.server().stubFor(any(anyUrl()).atPriority(9).willReturn(Atlassian.json(200, "{}")));
    }

    @Test
    void stopsAllCallsWhenTheQuotaOfTheAppIsUsedUp() {
        limit("GET", "jira-quota-global-based", () -> api.issue(site, "EX-1"));
        assertWaits(() -> api.project(site, "EX"));
        assertWaits(() -> api.edit(other, "EX-1", CHANGE));
    }

    @Test
    void stopsCallsToASiteWhenItsQuotaIsUsedUp() {
        limit("GET", "jira-quota-tenant-based", () -> api.issue(site, "EX-1"));
        assertWaits(() -> api.project(site, "EX"));
        assertWaits(() -> api.edit(site, "EX-9", CHANGE));
        assertSent(() -> api.issue(other, "EX-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira-burst-based", "jira-cost-based", "something else"})
    void stopsCallsToAnEndpointAfterABurst(String reason) {
        limit("GET", reason, () -> api.issue(site, "EX-1"));
        assertWaits(() -> api.issue(site, "EX-2"));
        assertSent(() -> api.edit(site, "EX-1", CHANGE));
        assertSent(() -> api.project(site, "EX"));
        assertSent(() -> api.issue(other, "EX-1"));
    }

    @Test
    void stopsWritesToAnIssueThatHadTooMany() {
        limit("PUT", "jira-per-issue-on-write", () -> api.edit(site, "EX-1", CHANGE));
        assertWaits(() -> api.delete(site, "EX-1"));
        assertSent(() -> api.edit(site, "EX-2", CHANGE));
        assertSent(() -> api.issue(site, "EX-1"));
        assertSent(() -> api.edit(other, "EX-1", CHANGE));
    }

    @Test
    void waitsForAnEarlierLimitThatFitsIntoTheBudget() {
        limit("GET", "jira-quota-tenant-based", () -> api.issue(site, "EX-1"));
        TestSleeper.INSTANCE.pass(Duration.ofSeconds(1847 - 10));
        api.project(site, "EX");
        assertThat(TestSleeper.INSTANCE.pauses()).containsExactly(10L);
    }

    @Test
    void ignoresALimitThatIsOver() {
        limit("GET", "jira-quota-global-based", () -> api.issue(site, "EX-1"));
        TestSleeper.INSTANCE.pass(Duration.ofSeconds(1847));
        assertSent(() -> api.project(site, "EX"));
        assertThat(TestSleeper.INSTANCE.pauses()).isEmpty();
    }

    private void limit(String method, String reason, ThrowingCallable call) {
        Atlassian.server()
                .stubFor(request(method, urlPathEqualTo(Atlassian.jira(site, "/issue/EX-1")))
                        .willReturn(Atlassian.json(429, "{}")
                                .withHeader("Retry-After", "1847")
                                .withHeader("RateLimit-Reason", reason)));
        assertThatThrownBy(call).isInstanceOf(ApiException.class);
        Atlassian.server().removeStub(request(method, urlPathEqualTo(Atlassian.jira(site, "/issue/EX-1"))));
        Atlassian.server().resetRequests();
    }

    private static void assertWaits(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED));
        assertThat(Atlassian.requests(anyRequestedFor(anyUrl()))).isZero();
    }

    private static void assertSent(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
        assertThat(Atlassian.requests(anyRequestedFor(anyUrl()))).isOne();
        Atlassian.server().resetRequests();
    }
}
