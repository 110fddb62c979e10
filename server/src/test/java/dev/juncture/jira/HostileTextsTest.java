package dev.juncture.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Allocated;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Texts and documents that would exhaust the process are refused before they cost anything, wherever they come in. */
@JiraTest(project = "10000")
class HostileTextsTest {
    private static final String USUAL = """
            {"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"usual"}]}]}""";

    private static final String HUGE = """
            {"type":"doc","version":1,"content":[%s]}""".formatted("{\"type\":\"rule\"},".repeat(20_000) + "{\"type\":\"rule\"}");

    @Autowired
    JsonMapper json;

    JiraSession jira;

    @ParameterizedTest
    @CsvSource({
        "POST, create-ticket, description, 330000",
        "PUT, edit-issue, description, 330000",
        "POST, add-comment, body, 330000",
        "PUT, edit-comment, body, 330000",
        "POST, create-ticket, description, 80000",
        "PUT, edit-issue, description, 80000",
        "POST, add-comment, body, 80000",
        "PUT, edit-comment, body, 80000",
        "POST, add-comment, body, 10923"
    })
    void refusesALongTextWithLittleMemory(String method, String operation, String field, int repetitions) {
        String body = input(operation).put(field, "~~a".repeat(repetitions)).toString();
        jira.send(method, operation, body);

        Answer[] answer = new Answer[1];
        long bytes = Allocated.by(() -> answer[0] = jira.send(method, operation, body));

        assertThat(answer[0].code()).isEqualTo("invalid_request");
        assertThat(answer[0].json().at("/details/fields/" + field).asString()).contains("32,767 characters");
        assertThat(JiraSession.requests()).isEmpty();
        // The text and the test's own copies of the body, and not an object for each of its parts.
        assertThat(bytes).isLessThan(20L * body.length() + (2 << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, create-ticket, description_adf",
        "PUT, edit-issue, description_adf",
        "POST, add-comment, body_adf",
        "PUT, edit-comment, body_adf"
    })
    void refusesADocumentOfTooManyNodes(String method, String operation, String field) {
        Answer answer = jira.send(
                method,
                operation,
                input(operation).set(field, json.readTree(HUGE)).toString());

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/fields/" + field).asString()).contains("at most 32000 JSON values");
        assertThat(JiraSession.requests()).isEmpty();
    }

    @Test
    void refusesATextThatBecomesTooManyNodes() {
        Answer answer = jira.post(
                "add-comment",
                input("add-comment").put("body", "a\n\n".repeat(10_000)).toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).contains("more than 5,000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"huge", "long", "deep list of long lines"})
    void passesOnADocumentOfJiraThatIsTooLargeForMarkdown(String kind) {
        JsonNode document = json.readTree(document(kind));
        script(document);

        Answer issue = jira.get("get-issue-details?issue_id_or_key=EX-1");
        assertThat(issue.status()).isEqualTo(200);
        assertThat(issue.json().at("/issue/description").asString()).contains("too large for Markdown");
        assertThat(issue.json().at("/issue/description_adf")).isEqualTo(document);

        JsonNode comments = jira.get("get-comments?issue_id_or_key=EX-1").json().path("comments");
        assertThat(comments.at("/0/body").asString()).contains("too large for Markdown");
        assertThat(comments.at("/0/body_adf")).isEqualTo(document);
        assertThat(comments.at("/1/body").asString()).isEqualTo("usual");
    }

    @Test
    void replacesADocumentThatIsTooLargeOnlyByATextWithoutTheNotice() {
        script(json.readTree(HUGE));
        String notice = jira.get("get-issue-details?issue_id_or_key=EX-1")
                .json()
                .at("/issue/description")
                .asString();

        Answer refused = jira.put(
                "edit-issue",
                input("edit-issue").put("description", notice + "\n\nMore").toString());
        assertThat(refused.code()).isEqualTo("invalid_request");
        assertThat(refused.json().path("error").asString()).contains("notice");

        assertThat(jira.put(
                                "edit-issue",
                                input("edit-issue").put("description", "New").toString())
                        .status())
                .isEqualTo(200);
        assertThat(JiraSession.requests().stream()
                        .filter(request -> request.getMethod().getName().equals("PUT"))
                        .map(request -> json.readTree(request.getBody())
                                .at("/fields/description/content/0/content/0/text")
                                .asString()))
                .containsExactly("New");
    }

    @Test
    void refusesAnEditWhoseResultIsTooLarge() {
        String empty = "{\"type\":\"paragraph\"},".repeat(15_000);
        script(json.readTree(USUAL.replace(
                "\"content\":[{\"type\":\"paragraph\"", "\"content\":[" + empty + "{\"type\":\"paragraph\"")));
        Answer answer = jira.put(
                "edit-issue",
                input("edit-issue")
                        .put("description", "a\n\n".repeat(2_000) + "usual")
                        .toString());
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().path("error").asString()).contains("too large");
    }

    private static String document(String kind) {
        return switch (kind) {
            case "huge" -> HUGE;
            case "long" -> USUAL.replace("usual", "a ".repeat(150_000));
            default -> {
                String open = "{\"type\":\"orderedList\",\"attrs\":{\"order\":999999999},\"content\":"
                        + "[{\"type\":\"listItem\",\"content\":[";
                String code = "{\"type\":\"codeBlock\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}";
                yield "{\"type\":\"doc\",\"version\":1,\"content\":["
                        + open.repeat(19)
                        + code.formatted("a\\n".repeat(50_000))
                        + "]}]}".repeat(19)
                        + "]}";
            }
        };
    }

    private static void script(JsonNode document) {
        Atlassian.server().stubFor(any(urlPathMatching("/ex/jira/.*")).willReturn(Atlassian.json(200, """
                        {"id":"10001","key":"EX-1","total":2,"fields":{"description":%1$s},
                         "comments":[{"id":"1","body":%1$s},{"id":"2","body":%2$s}]}""".formatted(
                        document, USUAL))));
    }

    private ObjectNode input(String operation) {
        ObjectNode all = json.createObjectNode()
                .put("summary", "S")
                .put("issue_type_id", "7")
                .put("issue_id_or_key", "EX-1")
                .put("comment_id", "1");
        return jira.inputOf(operation, all);
    }
}
