package dev.juncture.jira.client;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.oauth.TokenEndpoint;
import dev.juncture.jira.resilience.TestSites;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.jira.testing.ProbeCalls;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.FreePort;
import dev.juncture.testing.TestSleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Limits on the time and the size of answers. */
@JiraTest
@Timeout(30)
class BoundsTest {
    private static final String PROJECT = Atlassian.jira("slow", "/project/EX");
    private static final String COMMENT = """
            {"issue_id_or_key":"EX-1","body":"a"}""";

    private static final String PROJECTS = path("/project/search");

    @Autowired
    BeanFactory application;

    JiraSession jira;

    @Test
    void stopsReadingASlowBody() {
        // Half a second passes between two pieces, so no single read takes long.
        Atlassian.onGet(PROJECT, Atlassian.json(200, """
                {"key":"EX"}""").withChunkedDribbleDelay(12, 6000));
        assertThat(refusal().code()).isEqualTo(JiraErrors.JIRA_TIMEOUT);
    }

    @Test
    void stopsWaitingForALateAnswer() {
        Atlassian.onGet(PROJECT, Atlassian.json(200, "{}").withFixedDelay(6000));
        assertThat(refusal().code()).isEqualTo(JiraErrors.JIRA_TIMEOUT);
    }

    @Test
    void retriesAWriteWhoseConnectionWasRefused() {
        ProbeCalls unreachable = client("25s", "http://127.0.0.1:" + FreePort.find());
        assertThatThrownBy(() -> unreachable.edit("site", "EX-1", Map.of()))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(JiraErrors.JIRA_UNAVAILABLE));
        assertThat(TestSleeper.INSTANCE.pauses()).containsExactly(2L, 4L, 8L);
    }

    @Test
    void retriesAWriteWhoseConnectionTimedOut() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(List.of(first, second)).allMatch(Socket::isConnected);
            // The queue for connections is full and no one accepts any: the next connection gets no answer.
            ProbeCalls unreachable = client("4s", "http://127.0.0.1:" + full.getLocalPort());

            assertThatThrownBy(() -> unreachable.edit("site", "EX-1", Map.of()))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(JiraErrors.JIRA_TIMEOUT));
            // Connecting takes at most three seconds; the pause leaves too little time for a third try.
            assertThat(TestSleeper.INSTANCE.pauses()).containsExactly(2L);
        }
    }

    @Test
    void sharesTheBudgetAmongAllCallsOfARequest() {
        for (String startAt : new String[] {"0", "1", "2"}) {
            page(startAt);
        }
        Answer answer = jira.get("get-projects");
        // Nine seconds for each of two pages leave no room for a third nine.
        assertThat(TestSleeper.INSTANCE.pauses()).containsExactly(9L, 9L);
        assertThat(answer.code()).isEqualTo("rate_limited");
        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("9");
    }

    @Test
    void startsANewBudgetForEachRequest() {
        for (int i = 0; i < 3; i++) {
            Atlassian.server().resetScenarios();
            page("0");
            Atlassian.server()
                    .stubFor(get(urlPathEqualTo(PROJECTS))
                            .withQueryParam("startAt", equalTo("1"))
                            .willReturn(Atlassian.json(200, """
                {"isLast":true,"values":[]}""")));
            assertThat(jira.another(null).get("get-projects").status()).isEqualTo(200);
        }
    }

    @Test
    void sendsNothingWhileOtherAnswersUseTheirMemory() {
        Atlassian.onPost(path("/issue/EX-1/comment"), Atlassian.json(201, comment("a")));
        try (MemoryBudget.Share others = answers().share()) {
            others.takeAnyway(answers().limit() - 1);
            Answer read = jira.get("get-issue-details?issue_id_or_key=EX-1");
            assertThat(read.code()).isEqualTo("unavailable");
            assertThat(read.headers().getFirst("Retry-After")).isEqualTo("1");
            assertThat(jira.post("add-comment", COMMENT).code()).isEqualTo("unavailable");
        }
        assertThat(JiraSession.requests()).isEmpty();
        assertThat(jira.post("add-comment", COMMENT).status()).isEqualTo(201);
    }

    @Test
    void refusesALargeAnswerToAReadButNotToAWrite() {
        String large = "a".repeat(60_000);
        Atlassian.onGet(path("/issue/EX-1/comment"), Atlassian.json(200, """
                {"comments":[%s],"total":1}""".formatted(comment(large))));
        Atlassian.onPost(path("/issue/EX-1/comment"), Atlassian.json(201, comment(large)));
        try (MemoryBudget.Share others = answers().share()) {
            others.takeAnyway(answers().limit() - 50_000);
            assertThat(jira.get("get-comments?issue_id_or_key=EX-1").code()).isEqualTo("unavailable");
            // The comment is there: a refusal would let the product add it again.
            assertThat(jira.post("add-comment", COMMENT).status()).isEqualTo(201);
        }
        assertThat(jira.get("get-comments?issue_id_or_key=EX-1").status()).isEqualTo(200);
        assertThat(answers().used()).isZero();
    }

    @Test
    void readsTokensWhileAnswersUseTheirMemory() {
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(403, """
                {"error":"unauthorized_client"}"""));
        TokenEndpoint tokens = application.getBean(TokenEndpoint.class);
        try (MemoryBudget.Share others = answers().share()) {
            others.takeAnyway(answers().limit());
            assertThat(tokens.refresh(new Secret("old"), Duration.ofSeconds(5)).error())
                    .isEqualTo("unauthorized_client");
        }
    }

    private MemoryBudget answers() {
        return application.getBean(MemoryBudgets.class).ofAnswers();
    }

    private static String comment(String text) {
        return """
                {"id":"1","body":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
                  {"type":"text","text":"%s"}]}]}}""".formatted(text);
    }

    private void page(String startAt) {
        page(startAt, Scenario.STARTED, "again")
                .forEach(stub -> Atlassian.server().stubFor(stub));
    }

    private static List<MappingBuilder> page(String startAt, String before, String after) {
        return List.of(
                get(urlPathEqualTo(PROJECTS))
                        .withQueryParam("startAt", equalTo(startAt))
                        .inScenario("page " + startAt)
                        .whenScenarioStateIs(before)
                        .willSetStateTo(after)
                        .willReturn(Atlassian.json(429, "{}").withHeader("Retry-After", "9")),
                get(urlPathEqualTo(PROJECTS))
                        .withQueryParam("startAt", equalTo(startAt))
                        .inScenario("page " + startAt)
                        .whenScenarioStateIs(after)
                        .willReturn(Atlassian.json(200, """
                {"isLast":false,"values":[{"id":"%s","key":"EX"}]}""".formatted(startAt))));
    }

    private ApiException refusal() {
        ProbeCalls api = client("1s", Atlassian.url());
        return catchThrowableOfType(ApiException.class, () -> api.project("slow", "EX"));
    }

    private ProbeCalls client(String budget, String address) {
        return new ProbeCalls(TestClients.of(new TestSites(budget, 24), address, application));
    }
}
