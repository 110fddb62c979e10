package dev.juncture.jira.client;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site without the app needs its administrator, and a user without a permission does not. */
@JiraTest(project = "10000")
class AppNotInstalledTest {
    private static final String WORDS = "The app is not installed on this instance";

    JiraSession jira;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | get-issue-details?issue_key=EX-1 | ",
                "GET  | get-projects                     | ",
                "GET  | get-comments?issue_key=EX-1      | ",
                "GET  | get-all-sprints-for-project      | ",
                "POST | search-issues    | {'jql':'project = EX'}",
                "POST | add-comment      | {'issue_key':'EX-1','body':'b'}",
                "POST | transition-issue | {'issue_key':'EX-1','transition_id':'31'}",
                "PUT  | assign-issue     | {'issue_key':'EX-1','assignee_account_id':null}"
            })
    void isNamedWithJirasWords(String method, String target, String body) {
        Atlassian.server().stubFor(any(anyUrl()).willReturn(Atlassian.json(403, """
                {"code":403,"message":"%s"}""".formatted(WORDS))));

        Answer answer = jira.send(method, target, body == null ? "" : body.replace('\'', '"'));

        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("app_not_installed");
        assertThat(answer.json().at("/details/errorMessages/0").asString()).isEqualTo(WORDS);
    }
}
