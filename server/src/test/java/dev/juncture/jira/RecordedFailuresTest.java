package dev.juncture.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers to the product when Jira fails as it was seen to fail. */
@JiraTest(project = "10000")
class RecordedFailuresTest {
    JiraSession jira;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SEARCH_REMOVED             | POST | search-issues | {"jql":"project = EX"}                   | 502 | jira_bad_answer
            JQL_UNBOUNDED              | POST | search-issues | {"jql":"ORDER BY created"}               | 400 | jira_rejected
            PAGE_TOKEN_INVALID         | POST | search-issues | {"jql":"project = EX"}                   | 400 | jira_rejected
            SITE_UNKNOWN               | GET  | get-projects  |                                          | 404 | jira_not_found
            SCOPE_MISSING              | GET  | get-projects  |                                          | 403 | missing_scope
            PROJECT_WRONG              | POST | create-ticket | {"summary":"a","issue_type_id":"1"}      | 400 | jira_rejected
            ISSUE_TYPE_MISSING         | POST | create-ticket | {"summary":"a","issue_type_id":"1"}      | 400 | jira_rejected
            DESCRIPTION_NOT_A_DOCUMENT | POST | create-ticket | {"summary":"a","issue_type_id":"1"}      | 400 | jira_rejected
            PAYLOAD_INVALID            | POST | create-ticket | {"summary":"a","issue_type_id":"1"}      | 400 | jira_rejected
            FIELD_NOT_ON_SCREEN        | PUT  | edit-issue    | {"issue_id_or_key":"EX-1","summary":"a"} | 400 | jira_rejected
            COMMENT_NOT_A_DOCUMENT     | POST | add-comment   | {"issue_id_or_key":"EX-1","body":"a"}    | 400 | jira_rejected
            QUOTA_USED_UP              | GET  | get-projects  |                                          | 429 | rate_limited
            """)
    void explainsJirasFailure(
            Recorded recorded, String method, String operation, String input, int status, String code) {
        Atlassian.server().stubFor(any(anyUrl()).willReturn(recorded.answer()));

        Answer answer = jira.send(method, operation, input);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        if (code.equals("jira_rejected") || code.equals("jira_bad_answer")) {
            assertThat(answer.json().path("details")).isEqualTo(explanation(recorded, answer));
        }
    }

    @Test
    void returnsJirasWaitWhenTheQuotaIsUsedUp() {
        Atlassian.server().stubFor(any(anyUrl()).willReturn(Recorded.QUOTA_USED_UP.answer()));

        Answer answer = jira.get("get-projects");

        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("1847");
        assertThat(answer.json().path("details").path("reason").asString()).isEqualTo("jira-quota-global-based");
    }

    /** Returns Jira's own words, without empty parts. */
    private static JsonNode explanation(Recorded recorded, Answer answer) {
        JsonNode said = answer.mapper().readTree(recorded.body());
        ((ObjectNode) said).removeIf(JsonNode::isEmpty);
        return said;
    }
}
