package dev.juncture.jira.resilience;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.JiraClients;
import dev.juncture.jira.testing.ProbeCalls;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestSleeper;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class CircuitTest {
    private final String site = "site-" + UUID.randomUUID();
    private ProbeCalls api;

    @Autowired
    void client(JiraClients clients) {
        api = new ProbeCalls(clients);
    }

    @Test
    void refusesCallsAfterRepeatedFailures() {
        jiraAnswers(aResponse().withStatus(503));
        refusal();
        refusal();
        assertThat(requests()).isEqualTo(8);
        Atlassian.server().resetRequests();
        ApiException refusal = refusal();
        assertThat(refusal.code()).isEqualTo(JiraErrors.JIRA_UNAVAILABLE);
        assertThat(refusal).extracting("retryAfter").isEqualTo(Duration.ofSeconds(15));
        assertThat(requests()).isZero();
    }

    @Test
    void countsABrokenConnectionAsAFailure() {
        open(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        refusal();
        assertThat(requests()).isZero();
    }

    @Test
    void doesNotAffectOtherSites() {
        open(aResponse().withStatus(503));
        String other = "other-" + UUID.randomUUID();
        Atlassian.onGet(Atlassian.jira(other, "/project/EX"), Atlassian.json(200, "{}"));
        assertThat(api.project(other, "EX")).isEmpty();
    }

    @Test
    void closesAfterOneSuccessfulCall() {
        open(aResponse().withStatus(503));
        TestSleeper.INSTANCE.pass(Duration.ofSeconds(16));
        jiraAnswers(Atlassian.json(200, "{}"));
        api.project(site, "EX");
        api.project(site, "EX");
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void staysOpenWhenTheTrialCallFails() {
        open(aResponse().withStatus(503));
        TestSleeper.INSTANCE.pass(Duration.ofSeconds(16));
        refusal();
        refusal();
        assertThat(requests()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409})
    void doesNotCountARefusalAsAFailure(int status) {
        jiraAnswers(Atlassian.json(status, "{}"));
        for (int i = 0; i < 30; i++) {
            catchThrowableOfType(RuntimeException.class, () -> api.project(site, "EX"));
        }
        assertThat(requests()).isEqualTo(30);
    }

    @Test
    void doesNotCountARateLimitAsAFailure() {
        jiraAnswers(Atlassian.json(429, "{}").withHeader("Retry-After", "1"));
        for (int i = 0; i < 5; i++) {
            assertThat(refusal().code().code()).isEqualTo("rate_limited");
        }
        assertThat(requests()).isEqualTo(20);
    }

    /** Makes two reads with all their tries, which opens the circuit. */
    private void open(ResponseDefinitionBuilder failure) {
        jiraAnswers(failure);
        refusal();
        refusal();
        Atlassian.server().resetRequests();
    }

    private void jiraAnswers(ResponseDefinitionBuilder answer) {
        Atlassian.onGet(Atlassian.jira(site, "/project/EX"), answer);
    }

    private ApiException refusal() {
        return catchThrowableOfType(ApiException.class, () -> api.project(site, "EX"));
    }

    private static int requests() {
        return Atlassian.requests(anyRequestedFor(anyUrl()));
    }
}
