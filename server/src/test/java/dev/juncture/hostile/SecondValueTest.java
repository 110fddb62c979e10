package dev.juncture.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.api.Test;

/** A field that arrives with two values is refused: Juncture would have to ignore one of them. */
@JiraTest
class SecondValueTest {
    JiraSession jira;

    @Test
    void refusesDifferentValuesInAddressAndBody() {
        Answer answer =
                jira.post("add-comment?issue_id_or_key=EX-1", "{\"issue_id_or_key\":\"EX-2\",\"body\":\"Done.\"}");

        assertRefused(answer, "issue_id_or_key", "has different values in two places of this request: send one");
    }

    @Test
    void refusesDifferentValuesInHeaderAndField() {
        Answer answer = jira.get("get-watchers?issue_id_or_key=EX-1&external_id=someone-else");

        assertRefused(answer, "external_id", "has another value than the header: send one");
    }

    @Test
    void takesTheSameValueTwice() {
        Atlassian.onGet(
                JiraSession.path("/issue/EX-1/watchers"),
                Atlassian.json(200, "{\"watchCount\":0,\"isWatching\":false,\"watchers\":[]}"));

        Answer answer = jira.get("get-watchers?issue_id_or_key=EX-1&issue_key=EX-1&external_id=" + jira.externalId());

        assertThat(answer.status()).isEqualTo(200);
    }

    private static void assertRefused(Answer answer, String field, String problem) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/fields/" + field).asString()).isEqualTo(problem);
        assertThat(Atlassian.server().findAll(WireMock.anyRequestedFor(WireMock.urlMatching(".*EX-[12].*"))))
                .isEmpty();
    }
}
