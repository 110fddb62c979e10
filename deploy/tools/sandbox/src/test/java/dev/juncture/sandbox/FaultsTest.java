package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.juncture.sandbox.TestClient.Tokens;
import dev.juncture.sandbox.http.ActiveFault;
import dev.juncture.sandbox.http.Fault;
import dev.juncture.sandbox.http.RecordedRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultsTest extends SandboxTest {
    private static final String MYSELF = "/rest/api/3/myself";

    private Tokens tokens = new Tokens("", "");

    @BeforeEach
    void connect() throws Exception {
        tokens = client.connect("ada", HARBOR_PINE);
        control.clearJournal();
    }

    @Test
    void affectsTheGivenNumberOfRequests() throws Exception {
        ActiveFault fault = control.add(Fault.status(503).on("/ex/jira/").times(2));

        assertThat(myself().statusCode()).isEqualTo(503);
        assertThat(myself().statusCode()).isEqualTo(503);
        assertThat(myself().statusCode()).isEqualTo(200);
        assertThat(fault.hits()).isEqualTo(2);
        assertThat(control.faults()).isEmpty();
    }

    @Test
    void affectsRequestsUntilItIsCleared() throws Exception {
        control.add(Fault.status(500).on("/ex/jira/"));

        assertThat(myself().statusCode()).isEqualTo(500);
        assertThat(myself().statusCode()).isEqualTo(500);
        control.clearFaults();
        assertThat(myself().statusCode()).isEqualTo(200);
    }

    @Test
    void affectsOnlyRequestsWithItsMethodAndPath() throws Exception {
        control.add(Fault.status(500).on("POST", "/ex/jira/"));
        control.add(Fault.status(502).on("^/ex/jira/[^/]+/rest/api/3/project/"));

        assertThat(myself().statusCode()).isEqualTo(200);
        assertThat(client.jira(tokens.access(), HARBOR_PINE, "/rest/api/3/project/SHOP")
                        .statusCode())
                .isEqualTo(502);
    }

    @Test
    void answersWithAnyTextOfJira() throws Exception {
        String words = "{\"code\":403,\"message\":\"The app is not installed on this instance\"}";
        control.add(Fault.answer(403, "application/json", words).on("/ex/jira/").times(1));
        control.add(Fault.answer(410, "text/plain", "Gone.").on("/ex/jira/").times(1));

        HttpResponse<String> json = myself();
        assertThat(json.statusCode()).isEqualTo(403);
        assertThat(header(json, "Content-Type")).isEqualTo("application/json");
        assertThat(json.body()).isEqualTo(words);
        assertThat(myself().body()).isEqualTo("Gone.");
        assertThat(myself().statusCode()).isEqualTo(200);
    }

    @Test
    void affectsOnlyThePageWithItsParameters() throws Exception {
        String none = "{\"startAt\":2,\"maxResults\":50,\"total\":9,\"isLast\":false,\"values\":[]}";
        control.add(Fault.answer(200, "application/json", none)
                .on("GET", "^/ex/jira/[^/]+/rest/agile/1.0/board$")
                .with(Map.of("startAt", "2")));

        assertThat(boards("?startAt=2").body()).isEqualTo(none);
        assertThat(boards("?startAt=2&maxResults=5").body()).isEqualTo(none);
        for (String other : new String[] {"", "?startAt=0", "?startAt=20"}) {
            assertThat(boards(other).body()).isNotEqualTo(none);
        }
    }

    private HttpResponse<String> boards(String query) throws Exception {
        return client.jira(tokens.access(), HARBOR_PINE, "/rest/agile/1.0/board" + query);
    }

    @Test
    void answersTooManyRequestsWithEveryHeaderOfJira() throws Exception {
        control.add(Fault.rateLimit("jira-quota-global-based")
                .retryAfter(Duration.ofSeconds(1847))
                .on("/ex/jira/"));

        HttpResponse<String> answer = myself();

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(header(answer, "Retry-After")).isEqualTo("1847");
        assertThat(header(answer, "RateLimit-Reason")).isEqualTo("jira-quota-global-based");
        assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(header(answer, "X-RateLimit-Reset")).isEqualTo("2026-11-22T12:30:47Z");
        assertThat(header(answer, "X-RateLimit-NearLimit")).isEqualTo("true");
        assertThat(header(answer, "X-RateLimit-Limit")).isNotBlank();
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"global-app-quota\";q=65000;w=3600");
        assertThat(header(answer, "RateLimit")).isEqualTo("\"global-app-quota\";r=0;t=1847");
    }

    @Test
    void answersTheGatewaysOwnLimitWithoutRetryAfter() throws Exception {
        control.add(Fault.rateLimit("gateway").on("/ex/jira/"));

        HttpResponse<String> answer = myself();

        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.headers().firstValue("X-Failure-Category")).isPresent();
        assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("360000");
        assertThat(header(answer, "X-RateLimit-Reset")).isNotBlank();
    }

    @Test
    void answersHtmlWhereJsonBelongs() throws Exception {
        control.add(Fault.html(200).on("/ex/jira/"));

        HttpResponse<String> answer = myself();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<!doctype html>");
    }

    @Test
    void closesTheConnectionWithoutAnAnswer() {
        control.add(Fault.reset().on("/oauth/token"));

        assertThatThrownBy(() -> client.refresh(tokens.refresh())).isInstanceOf(IOException.class);
        assertThat(control.journal()).first().satisfies(line -> {
            assertThat(line.status()).isZero();
            assertThat(line.executed()).isFalse();
            assertThat(line.delivered()).isFalse();
        });
    }

    @Test
    void losesTheAnswerOfAnExecutedRequest() throws Exception {
        control.add(Fault.reset().on("/oauth/token").times(1).afterwards());
        assertThatThrownBy(() -> client.refresh(tokens.refresh())).isInstanceOf(IOException.class);
        assertThat(control.journal()).singleElement().satisfies(line -> {
            assertThat(line.label()).isEqualTo("refresh_token");
            assertThat(line.executed()).isTrue();
            assertThat(line.delivered()).isFalse();
        });

        // Proof that it was: after the leeway the same token is a replay.
        control.advanceClock(Duration.ofMinutes(11));
        assertThat(client.refresh(tokens.refresh()).statusCode()).isEqualTo(403);
    }

    @Test
    void cutsAnAnswerInHalf() {
        control.add(Fault.truncate().on("/oauth/token").times(1));

        assertThatThrownBy(() -> client.refresh(tokens.refresh())).isInstanceOf(IOException.class);
        assertThat(control.journal()).singleElement().satisfies(line -> {
            assertThat(line.status()).isEqualTo(200);
            assertThat(line.executed()).isTrue();
            assertThat(line.delivered()).isFalse();
        });
    }

    @Test
    void answersLate() throws Exception {
        control.add(Fault.latency(Duration.ofMillis(120)).on("/ex/jira/").times(1));
        long start = System.nanoTime();

        assertThat(myself().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void holdsRequestsUntilTheyAreReleased() throws Exception {
        ActiveFault hold = control.add(Fault.hold().on("/oauth/token"));
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int caller = 0; caller < 5; caller++) {
            answers.add(threads.submit(() -> client.refresh(tokens.refresh())));
        }
        hold.awaitWaiting(5, Duration.ofSeconds(20));
        assertThat(answers).noneMatch(Future::isDone);
        assertThat(control.journal()).isEmpty();

        hold.release();

        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        assertThat(control.refreshes()).isEqualTo(5);
        assertThat(control.faults()).isEmpty();
        threads.shutdown();
    }

    @Test
    void combinesADelayWithAnError() throws Exception {
        ActiveFault delay = control.add(Fault.latency(Duration.ofMillis(1)).on("/ex/jira/"));
        control.add(Fault.status(500).on("/ex/jira/"));
        ActiveFault unreached = control.add(Fault.status(503).on("/ex/jira/"));

        assertThat(myself().statusCode()).isEqualTo(500);
        assertThat(delay.hits()).isEqualTo(1);
        assertThat(unreached.hits()).isZero();
    }

    @Test
    void keepsAJournalWithoutQueriesOrSecrets() throws Exception {
        client.refresh(tokens.refresh());
        client.jira(tokens.access(), HARBOR_PINE, "/rest/api/3/project/search?query=secret");

        List<RecordedRequest> journal = control.journal();

        assertThat(journal)
                .extracting(
                        RecordedRequest::method, RecordedRequest::path, RecordedRequest::label, RecordedRequest::status)
                .containsExactly(
                        tuple("POST", "/oauth/token", "refresh_token", 200),
                        tuple("GET", "/ex/jira/" + HARBOR_PINE + "/rest/api/3/project/search", "", 200));
        assertThat(journal).allMatch(RecordedRequest::delivered);
        assertThat(journal.toString()).doesNotContain("secret").doesNotContain(tokens.refresh());
        assertThat(control.requests("POST", "/oauth/token")).isEqualTo(1);
        assertThat(tokens(client.refresh(tokens.refresh())).access()).isNotBlank();
    }

    private HttpResponse<String> myself() throws Exception {
        return client.jira(tokens.access(), HARBOR_PINE, MYSELF);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
