package dev.juncture.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The longest texts stay unchanged in both directions, wherever an operation takes Markdown. */
@JiraTest(project = "10000")
class LongTextsTest {
    /** Characters of one, two, three and four bytes. */
    private static final String TEXT = "abéd☃ef𝄞h ".repeat(10_000).strip() + "i";

    /** The most that Jira takes; a pair of surrogates counts as two. */
    private static final String LONGEST = "abéd☃ef𝄞h ".repeat(2_978) + "a".repeat(9);

    private static final String DOCUMENT = """
            {"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"%s"}]}]}""".formatted(TEXT);

    @Autowired
    JsonMapper json;

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.server()
                .stubFor(any(urlPathMatching("/ex/jira/.*")).willReturn(Atlassian.json(200, """
                        {"id":"10001","key":"EX-1","total":1,"body":%1$s,"comments":[{"id":"1","body":%1$s}],
                         "fields":{"description":%1$s}}""".formatted(DOCUMENT))));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, create-ticket, description, /fields/description",
        "PUT, edit-issue, description, /fields/description",
        "POST, add-comment, body, /body",
        "PUT, edit-comment, body, /body"
    })
    void sendsEveryCharacterToJira(String method, String operation, String field, String inJira) {
        assertThat(LONGEST).hasSize(32_767);
        ObjectNode input = json.createObjectNode()
                .put("summary", "S")
                .put("issue_type_id", "7")
                .put("issue_id_or_key", "EX-1")
                .put("comment_id", "1")
                .put(field, LONGEST);

        String body = jira.inputOf(operation, input).toString();
        assertThat(jira.send(method, operation, body).status()).isLessThan(300);

        assertThat(Atlassian.server().findAll(anyRequestedFor(anyUrl())).stream()
                        .filter(request -> !request.getMethod().equals(RequestMethod.GET))
                        .map(request -> textOf(json.readTree(request.getBody()).at(inJira))))
                .containsExactly(LONGEST);
    }

    @ParameterizedTest
    @CsvSource({"get-issue-details, /issue/description", "get-comments, /comments/0/body"})
    void returnsEveryCharacter(String operation, String out) {
        Answer answer = jira.get(operation + "?issue_id_or_key=EX-1");

        assertThat(answer.json().at(out).asString().strip()).isEqualTo(TEXT);
        assertThat(textOf(answer.json().at(out + "_adf"))).isEqualTo(TEXT);
    }

    private static String textOf(JsonNode document) {
        return document.at("/content/0/content/0/text").asString();
    }
}
