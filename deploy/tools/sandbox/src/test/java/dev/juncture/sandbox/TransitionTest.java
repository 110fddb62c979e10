package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TransitionTest extends JiraTest {

    @Test
    void listsTheTransitionsOfTheStatus() throws Exception {
        String key = create("Work");
        assertThat(names(key)).containsExactly("11 Start");

        take(key, "{\"transition\":{\"id\":\"11\"}}");

        assertThat(get(ISSUE + "/" + key)
                        .path("fields")
                        .path("status")
                        .path("name")
                        .asString())
                .isEqualTo("In Progress");
        assertThat(names(key)).containsExactly("21 Put back", "31 Ask for review", "51 Finish");
    }

    @Test
    void givesTheSameIdAnotherMeaningInAnotherWorkflow() throws Exception {
        assertThat(names("APP-1")).containsExactly("11 To Do", "21 In Progress", "31 In Review", "41 Done");
        assertThat(names("WORK-1")).containsExactly("11 To Do", "21 In Progress", "31 Done");
    }

    @Test
    void acceptsFieldsAndCommentsOfItsScreen() throws Exception {
        String key = create("Work");
        take(key, "{\"transition\":{\"id\":\"11\"}}");
        take(key, """
                {"transition":{"id":"51"},"fields":{"assignee":{"accountId":"%s"}},
                 "update":{"labels":[{"add":"shipped"}],"comment":[{"add":{"body":%s}}]}}
                """.formatted(ADA, paragraph("Done.")));

        JsonNode fields = get(ISSUE + "/" + key).path("fields");
        assertThat(fields.path("resolution").path("name").asString()).isEqualTo("Done");
        assertThat(fields.path("resolutiondate").isNull()).isFalse();
        assertThat(fields.path("assignee").path("accountId").asString()).isEqualTo(ADA);
        assertThat(fields.path("labels").toString()).contains("shipped");
        assertThat(fields.path("comment").path("total").asInt()).isEqualTo(1);

        take(key, "{\"transition\":{\"id\":\"61\"}}");
        assertThat(get(ISSUE + "/" + key).path("fields").path("resolutiondate").isNull())
                .isTrue();
    }

    @Test
    void namesTheFieldsOfItsScreen() throws Exception {
        String key = ok(201, "POST", ISSUE, fields("WORK", "Incident", """
                        "summary":"Fire","customfield_10030":{"value":"Major"},"customfield_10031":"Jones"
                        """))
                .path("key")
                .asString();
        JsonNode done = get(ISSUE + "/" + key + "/transitions?expand=transitions.fields&transitionId=31")
                .path("transitions")
                .get(0);

        assertThat(done.path("hasScreen").asBoolean()).isTrue();
        assertThat(done.path("fields")
                        .path("customfield_10039")
                        .path("required")
                        .asBoolean())
                .isTrue();
        assertField(
                call("POST", ISSUE + "/" + key + "/transitions", "{\"transition\":{\"id\":\"31\"}}"),
                "customfield_10039",
                "Region is required.");
        take(key, "{\"transition\":{\"id\":\"31\"},\"fields\":{\"customfield_10039\":\"North\"}}");
    }

    @Test
    void ignoresACommentWithoutAScreen() throws Exception {
        String key = create("Work");
        take(key, """
                {"transition":{"id":"11"},"update":{"comment":[{"add":{"body":%s}}]}}
                """.formatted(paragraph("Lost.")));

        JsonNode fields = get(ISSUE + "/" + key).path("fields");
        assertThat(fields.path("status").path("name").asString()).isEqualTo("In Progress");
        assertThat(fields.path("comment").path("total").asInt()).isZero();
    }

    @Test
    void acceptsARestrictedCommentThatNoScreenLists() throws Exception {
        String key = create("Work");
        take(key, "{\"transition\":{\"id\":\"11\"}}");
        JsonNode finish = get(ISSUE + "/" + key + "/transitions?expand=transitions.fields&transitionId=51")
                .path("transitions")
                .get(0);
        assertThat(finish.path("fields").propertyNames()).isNotEmpty().doesNotContain("comment");

        take(key, """
                {"transition":{"id":"51"},"update":{"comment":[{"add":{"body":%s,
                  "visibility":{"type":"role","value":"Member"},
                  "properties":[{"key":"sd.public.comment","value":{"internal":true}}]}}]}}
                """.formatted(paragraph("Done.")));

        JsonNode comment = get(ISSUE + "/" + key + "/comment").path("comments").get(0);
        assertThat(comment.path("jsdPublic").asBoolean()).isFalse();
        assertThat(comment.path("visibility").path("value").asString()).isEqualTo("Member");
    }

    @Test
    void hasSeveralTransitionsToOneStatus() throws Exception {
        String key = create("Work");
        take(key, "{\"transition\":{\"id\":\"11\"}}");
        take(key, "{\"transition\":{\"id\":\"31\"}}");

        assertThat(get(ISSUE + "/" + key + "/transitions").path("transitions").values())
                .filteredOn(step -> step.path("to").path("name").asString().equals("Done"))
                .extracting(step -> step.path("name").asString())
                .containsExactly("Finish", "Reject");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                           | Missing 'transition' identifier
            {"transition":{"id":"x"}}    | 'transition' identifier must be an integer
            {"transition":{"id":"51"}}   | Transition id '51' is not valid for this issue.
            """)
    void refusesAStepThatIsNotThere(String body, String sentence) throws Exception {
        assertSentence(call("POST", ISSUE + "/" + create("Work") + "/transitions", body), 400, sentence);
    }

    @Test
    void changesNothingWhenAFieldOrACommentIsInvalid() throws Exception {
        String key = create("Work");
        String path = ISSUE + "/" + key + "/transitions";
        assertField(
                call("POST", path, "{\"transition\":{\"id\":\"11\"},\"fields\":{\"summary\":\"x\"}}"),
                "summary",
                "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown.");
        take(key, "{\"transition\":{\"id\":\"11\"}}");
        assertField(
                call(
                        "POST",
                        path,
                        "{\"transition\":{\"id\":\"51\"},\"update\":{\"comment\":[{\"add\":{\"body\":\"x\"}}]}}"),
                "comment",
                "Comment body is not valid!");

        assertThat(names(key)).contains("51 Finish");
        assertThat(call("GET", ISSUE + "/NOPE-1/transitions", "").statusCode()).isEqualTo(404);
    }

    private void take(String key, String body) throws Exception {
        ok(204, "POST", ISSUE + "/" + key + "/transitions", body);
    }

    private List<String> names(String key) throws Exception {
        return get(ISSUE + "/" + key + "/transitions").path("transitions").values().stream()
                .map(step ->
                        step.path("id").asString() + " " + step.path("name").asString())
                .toList();
    }
}
