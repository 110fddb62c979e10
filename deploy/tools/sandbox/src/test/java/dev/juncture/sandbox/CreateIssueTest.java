package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.http.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CreateIssueTest extends JiraTest {
    private static final String SUMMARY = "\"summary\":\"New\"";

    @Test
    void createsAnIssueThatCanBeReadAtOnce() throws Exception {
        JsonNode created =
                ok(201, "POST", ISSUE, fields("SHOP", "Story", """
                "summary":"Sofa in green","description":%s,"priority":{"name":"High"},"labels":["colour","sofa"],
                "assignee":{"accountId":"%s"},"duedate":"2026-12-24","customfield_10016":5,
                "customfield_10020":7,"customfield_10034":[{"value":"Web"},{"id":"10111"}],
                "customfield_10031":"Jones","parent":{"key":"SHOP-1"},"timetracking":{"originalEstimate":"1d 2h"}
                """.formatted(paragraph("Mossy, please."), ADA)));

        assertThat(created.path("key").asString()).isEqualTo("SHOP-269");
        JsonNode fields = get(ISSUE + "/SHOP-269").path("fields");
        assertThat(fields.path("summary").asString()).isEqualTo("Sofa in green");
        assertThat(fields.path("description").toString()).contains("Mossy, please.");
        assertThat(fields.path("priority").path("name").asString()).isEqualTo("High");
        assertThat(fields.path("labels").toString()).isEqualTo("[\"colour\",\"sofa\"]");
        assertThat(fields.path("assignee").path("accountId").asString()).isEqualTo(ADA);
        assertThat(fields.path("reporter").path("displayName").asString()).isEqualTo("Linus Bergström");
        assertThat(fields.path("status").path("name").asString()).isEqualTo("To Do");
        assertThat(fields.path("duedate").asString()).isEqualTo("2026-12-24");
        assertThat(fields.path("customfield_10016").asDouble()).isEqualTo(5);
        assertThat(fields.path("customfield_10020").get(0).path("state").asString())
                .isEqualTo("active");
        assertThat(fields.path("customfield_10034").get(1).path("value").asString())
                .isEqualTo("iOS");
        assertThat(fields.path("parent").path("key").asString()).isEqualTo("SHOP-1");
        assertThat(fields.path("timetracking").path("originalEstimate").asString())
                .isEqualTo("1d 2h");
        assertThat(keys("project = SHOP AND summary ~ \"sofa green\"")).contains("SHOP-269");
    }

    @Test
    void setsDefaultsForAbsentFields() throws Exception {
        JsonNode fields = get(ISSUE + "/" + create("Bare")).path("fields");

        assertThat(fields.path("priority").path("name").asString()).isEqualTo("Medium");
        assertThat(fields.path("assignee").isNull()).isTrue();
        assertThat(fields.path("description").isNull()).isTrue();
        assertThat(fields.has("parent")).isFalse();
    }

    @Test
    void reportsAllErrorsAtOnce() throws Exception {
        JsonNode errors =
                TestClient.json(call("POST", ISSUE, fields("SHOP", "Bug", """
                        "summary":" ","priority":{"name":"Urgent"},"labels":["a b"],"colour":"red"
                        """))).path("errors");

        assertThat(errors.propertyNames()).containsExactlyInAnyOrder("summary", "priority", "labels", "colour");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("{\"fields\":{}}", "project", "Specify a valid project ID or key"),
                Arguments.of(fields("NOPE", "Task", SUMMARY), "project", "Specify a valid project ID or key"),
                Arguments.of("{\"fields\":{\"project\":{\"id\":\"10000\"}}}", "issuetype", "Specify an issue type"),
                Arguments.of(fields("SHOP", "Dream", SUMMARY), "issuetype", "Specify a valid issue type"),
                Arguments.of(fields("WORK", "Bug", SUMMARY), "issuetype", "Specify a valid issue type"),
                Arguments.of(fields("SHOP", "Task", ""), "summary", "You must specify a summary of the issue."),
                Arguments.of(
                        fields("SHOP", "Task", "\"summary\":\"a\\nb\""),
                        "summary",
                        "The summary is invalid because it contains newline characters."),
                Arguments.of(
                        fields("SHOP", "Task", "\"summary\":\"" + "x".repeat(256) + "\""),
                        "summary",
                        "Summary can't exceed 255 characters."),
                Arguments.of(task("\"priority\":{\"id\":\"99\"}"), "priority", "The priority selected is invalid."),
                Arguments.of(
                        task("\"description\":\"plain\""),
                        "description",
                        "Operation value must be an Atlassian Document (see the Atlassian Document Format)"),
                Arguments.of(
                        task("\"description\":" + paragraph("x".repeat(33_000))),
                        "description",
                        "The entered text is too long. It exceeds the allowed limit of 32,767 characters."),
                Arguments.of(
                        task("\"labels\":[\"two words\"]"),
                        "labels",
                        "The label 'two words' contains spaces which is invalid."),
                Arguments.of(task("\"labels\":\"one\""), "labels", "data was not an array"),
                Arguments.of(
                        task("\"assignee\":{\"accountId\":\"nobody\"}"), "assignee", "User 'nobody' does not exist."),
                Arguments.of(
                        task("\"customfield_10016\":\"five\""),
                        "customfield_10016",
                        "Operation value must be a number"),
                Arguments.of(
                        task("\"customfield_10020\":\"7\""),
                        "customfield_10020",
                        "Number value expected as the Sprint id."),
                Arguments.of(
                        task("\"customfield_10034\":[{\"value\":\"Fax\"}]"),
                        "customfield_10034",
                        "Option value 'Fax' is not valid"),
                Arguments.of(
                        task("\"customfield_10039\":\"North\""),
                        "customfield_10039",
                        "Field 'customfield_10039' cannot be set. It is not on the appropriate screen, or unknown."),
                Arguments.of(
                        task("\"parent\":{\"key\":\"SHOP-9\"}"),
                        "parent",
                        "Given parent issue does not belong to appropriate hierarchy."),
                Arguments.of(
                        fields("SHOP", "Sub-task", SUMMARY),
                        "parent",
                        "Issue type is a sub-task but parent issue key or id not specified."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesAMistakeInJirasWords(String body, String field, String sentence) throws Exception {
        assertField(call("POST", ISSUE, body), field, sentence);
        assertThat(get("/rest/api/3/project/search?keys=SHOP").path("total").asInt())
                .isEqualTo(1);
        assertThat(call("GET", ISSUE + "/SHOP-269", "").statusCode()).isEqualTo(404);
    }

    @Test
    void requiresTheFieldsOfAnIncident() throws Exception {
        JsonNode errors = TestClient.json(call("POST", ISSUE, fields("WORK", "Incident", SUMMARY)))
                .path("errors");

        assertThat(errors.path("customfield_10030").asString()).isEqualTo("Severity is required.");
        assertThat(errors.path("customfield_10031").asString()).isEqualTo("Customer is required.");
        ok(201, "POST", ISSUE, fields("WORK", "Incident", SUMMARY + """
                ,"customfield_10030":{"value":"Major"},"customfield_10031":"Jones"
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\"}]}]}",
                "{\"type\":\"doc\",\"version\":2,\"content\":[]}",
                "{\"type\":\"doc\",\"content\":[]}",
                "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"bulletList\",\"content\":[{\"type\":\"listItem\",\"content\":[]}]}]}",
                "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"bulletList\",\"content\":[{\"type\":\"listItem\",\"content\":[{\"type\":\"heading\",\"attrs\":{\"level\":1},\"content\":[]}]}]}]}",
                "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"poem\"}]}",
                "[]"
            })
    void holdsDescriptionsAgainstTheSchemaOfDocuments(String description) throws Exception {
        assertField(
                call("POST", ISSUE, task("\"description\":" + description)),
                "description",
                "Operation value must be an Atlassian Document (see the Atlassian Document Format)");
    }

    @Test
    void keepsARichDescriptionAsItWasSent() throws Exception {
        String rich = """
                {"type":"doc","version":1,"content":[
                 {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Why"}]},
                 {"type":"panel","attrs":{"panelType":"info"},"content":[{"type":"paragraph","content":[
                  {"type":"text","text":"bold","marks":[{"type":"strong"}]},{"type":"hardBreak"},
                  {"type":"mention","attrs":{"id":"%s","text":"@Ada"}}]}]},
                 {"type":"taskList","attrs":{"localId":"l"},"content":[
                  {"type":"taskItem","attrs":{"localId":"i","state":"TODO"},"content":[{"type":"text","text":"do"}]}]},
                 {"type":"codeBlock","attrs":{"language":"java"},"content":[{"type":"text","text":"x"}]}]}
                """.formatted(ADA);
        String key = ok(201, "POST", ISSUE, task("\"description\":" + rich))
                .path("key")
                .asString();

        assertThat(get(ISSUE + "/" + key + "?fields=description").path("fields").path("description"))
                .isEqualTo(Json.MAPPER.readTree(rich));
    }

    @Test
    void storesThePropertiesInTheBody() throws Exception {
        String body = task("").replaceFirst("\\}$", ",\"properties\":[{\"key\":\"app.key\",\"value\":{\"a\":1}}]}");
        String key = ok(201, "POST", ISSUE, body).path("key").asString();

        assertThat(get(ISSUE + "/" + key + "/properties/app.key")
                        .path("value")
                        .path("a")
                        .asInt())
                .isEqualTo(1);
        assertThat(get(ISSUE + "/" + key + "?properties=app.key&fields=summary")
                        .path("properties")
                        .has("app.key"))
                .isTrue();
        assertThat(get("/rest/api/3/search/jql?properties=app.key&jql=key%3D" + key)
                        .path("issues")
                        .get(0)
                        .path("properties")
                        .has("app.key"))
                .isTrue();
    }

    @Test
    void refusesAnInvalidBody() throws Exception {
        assertSentence(call("POST", ISSUE, "{}"), 400, "No Issue Create payload supplied");
        assertThat(call("POST", ISSUE, "nonsense").statusCode()).isEqualTo(400);
    }

    private static String task(String more) {
        return fields("SHOP", "Task", SUMMARY + (more.isEmpty() ? "" : "," + more));
    }
}
