package dev.juncture.jira.site;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Together;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identical reads of one connection share a run. */
@JiraTest(project = "10000")
class SharedReadsTest {
    private static final int CALLERS = 16;
    /** Long enough for all callers to ask while the first one is being answered. */
    private static final int SLOW = 500;

    JiraSession jira;

    @ParameterizedTest
    @CsvSource({
        "get-projects, /project/search",
        "get-comments?issue_key=EX-1, /issue/EX-1/comment",
        "get-issue-details?issue_key=EX-1, /issue/EX-1",
        "get-priorities, /priority",
        "search-users?query=a, /user/search",
    })
    void askJiraOnceForAllCallersThatWait(String target, String jiras) {
        String list = jiras.equals("/priority") || jiras.equals("/user/search") ? "[]" : "{\"isLast\":true}";
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(path(jiras)))
                        .willReturn(Atlassian.json(200, list).withFixedDelay(SLOW)));

        Together<Answer> answers = Together.run(CALLERS, i -> jira.get(target));

        assertThat(answers.failures()).isEmpty();
        assertThat(answers.results()).extracting(Answer::status).containsOnly(200);
        // The first caller asks alone. The others wait for the next run.
        assertThat(Atlassian.requests(anyRequestedFor(urlPathEqualTo(path(jiras)))))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void shareARefusal() {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(path("/priority")))
                        .willReturn(Atlassian.json(403, """
                {"errorMessages":["No."]}""").withFixedDelay(SLOW)));

        Together<Answer> answers = Together.run(CALLERS, i -> jira.get("get-priorities"));

        assertThat(answers.results()).hasSize(CALLERS).allSatisfy(answer -> {
            assertThat(answer.code()).isEqualTo("jira_forbidden");
            assertThat(answer.json().at("/details/errorMessages/0").asString()).isEqualTo("No.");
        });
        // Each caller has its own request.
        assertThat(answers.results().stream()
                        .map(answer -> answer.json().path("request_id").asString())
                        .distinct())
                .hasSize(CALLERS);
    }

    @Test
    void areNotSharedBetweenConnectionsOrInputs() {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(path("/user/search")))
                        .willReturn(Atlassian.json(200, "[]").withFixedDelay(SLOW)));
        JiraSession other = jira.another("10000");
        Set<String> targets = Set.of("search-users?query=a", "search-users?query=b");

        Together.run(
                4,
                i -> (i < 2 ? jira : other)
                        .get(targets.stream().sorted().toList().get(i % 2)));

        assertThat(Atlassian.requests(anyRequestedFor(urlPathEqualTo(path("/user/search")))))
                .isEqualTo(4);
    }

    @Test
    void writesAreNotShared() {
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(path("/issue/EX-1/comment")))
                        .willReturn(Atlassian.json(201, "{}").withFixedDelay(100)));

        Together.run(8, i -> jira.post("add-comment", """
                {"issue_key":"EX-1","body":"Hi"}"""));

        assertThat(Atlassian.requests(anyRequestedFor(urlPathEqualTo(path("/issue/EX-1/comment")))))
                .isEqualTo(8);
    }
}
