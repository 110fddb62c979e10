package dev.juncture.jira.issue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@JiraTest
class BulkEditTest {
    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.server()
                .stubFor(put(urlPathMatching(path("/issue/EX-\\d+")))
                        .willReturn(aResponse().withStatus(204)));
        Atlassian.server().stubFor(put(urlPathEqualTo(path("/issue/EX-2"))).willReturn(Atlassian.json(404, """
                        {"errorMessages":["Issue does not exist or you do not have permission to see it."]}""")));
        Atlassian.onGet(path("/priority"), Atlassian.json(200, """
                [{"id":"3","name":"Low"}]"""));
    }

    @Test
    void makesOneChangeToAllIssuesWithAnOutcomeForEach() {
        Answer answer = edit("\"EX-1\",\"EX-2\",\"EX-3\"", """
                "add_labels":["neu"],"priority":"Low\"""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("edited").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/results/0").toString()).isEqualTo("""
                {"issue":"EX-1","success":true}""");
        assertThat(answer.json().at("/results/1/issue").asString()).isEqualTo("EX-2");
        assertThat(answer.json().at("/results/1/refusal/code").asString()).isEqualTo("jira_not_found");
        assertThat(answer.json().at("/results/1/refusal/status").asInt()).isEqualTo(404);
        for (String issue : new String[] {"EX-1", "EX-3"}) {
            Atlassian.server()
                    .verify(putRequestedFor(urlPathEqualTo(path("/issue/" + issue)))
                            .withRequestBody(equalToJson("""
                                    {"fields":{"priority":{"id":"3"}},"update":{"labels":[{"add":"neu"}]}}""")));
        }
    }

    @Test
    void readsTheListsOfNamesOnce() {
        String issues =
                IntStream.range(100, 150).mapToObj("\"EX-%d\""::formatted).collect(Collectors.joining(","));

        Answer answer = edit(issues, "\"priority\":\"low\"");

        assertThat(answer.json().path("edited").asInt()).isEqualTo(50);
        assertThat(Atlassian.requests(getRequestedFor(anyUrl()))).isOne();
    }

    @Test
    void asksForANewConsentWhenNothingElseHelps() {
        Atlassian.server().stubFor(put(urlPathMatching(path("/issue/.*"))).willReturn(Atlassian.json(401, """
                        {"code":401,"message":"Unauthorized; scope does not match"}""")));

        assertThat(edit("\"EX-1\",\"EX-3\"", "\"summary\":\"x\"").code()).isEqualTo("missing_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"EX-1\",\"EX-1\"", "\"EX-1\",\"../x\"", "{}", "null", "\"EX-1\",null"})
    void rejectsInvalidIssuesWithoutCallingJira(String issues) {
        assertThat(edit(issues, "\"summary\":\"x\"").code()).isEqualTo("invalid_request");
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void rejectsMoreThanFiftyIssues() {
        String issues = IntStream.range(0, 51).mapToObj("\"EX-%d\""::formatted).collect(Collectors.joining(","));

        assertThat(edit(issues, "\"summary\":\"x\"").code()).isEqualTo("invalid_request");
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"labels\":[\"a\"],\"add_labels\":[\"b\"]", "\"fields\":{}", "\"add_labels\":[]"})
    void rejectsAnEmptyChangeWithoutCallingJira(String change) {
        assertThat(edit("\"EX-1\",\"EX-3\"", change).code()).isEqualTo("invalid_request");
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    private Answer edit(String issues, String change) {
        return jira.put("bulk-edit", "{\"issues\":[" + issues + "]," + change.strip() + "}");
    }
}
