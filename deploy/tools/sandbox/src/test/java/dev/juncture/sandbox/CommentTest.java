package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommentTest extends JiraTest {
    private static final String LIST = ISSUE + "/SHOP-7/comment";

    @Test
    void addsChangesAndDeletesAComment() throws Exception {
        JsonNode added = ok(201, "POST", LIST, "{\"body\":" + paragraph("First") + "}");
        String path = LIST + "/" + added.path("id").asString();
        assertThat(added.path("author").path("displayName").asString()).isEqualTo("Linus Bergström");
        control.advanceClock(Duration.ofMinutes(5));
        ok(200, "PUT", path, "{\"body\":" + paragraph("Second") + "}");

        JsonNode changed = get(path);
        assertThat(changed.path("body").toString()).contains("Second");
        assertThat(changed.path("updated")).isNotEqualTo(changed.path("created"));
        assertThat(get(ISSUE + "/SHOP-7?fields=comment")
                        .path("fields")
                        .path("comment")
                        .path("total")
                        .asInt())
                .isEqualTo(1);

        ok(204, "DELETE", path, "");
        assertSentence(
                call("GET", path, ""),
                404,
                "Can not find a comment for the id: " + added.path("id").asString() + ".");
    }

    @Test
    void returnsPagesOfAHundredAtMostInTheRequestedOrder() throws Exception {
        for (int i = 0; i < 103; i++) {
            assertThat(call("POST", LIST, "{\"body\":" + paragraph("c" + i) + "}")
                            .statusCode())
                    .isEqualTo(201);
        }

        JsonNode first = get(LIST + "?maxResults=1000");
        assertThat(first.path("comments").size()).isEqualTo(100);
        assertThat(first.path("maxResults").asInt()).isEqualTo(100);
        assertThat(first.path("total").asInt()).isEqualTo(103);
        assertThat(get(LIST + "?startAt=100").path("comments").size()).isEqualTo(3);
        assertThat(get(LIST + "?orderBy=-created&maxResults=1")
                        .path("comments")
                        .get(0)
                        .toString())
                .contains("c102");
        assertThat(call("GET", LIST + "?orderBy=author", "").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"body\":\"plain\"}", "{}", "{\"body\":{\"type\":\"doc\",\"version\":1}}"})
    void refusesABodyThatIsNoDocument(String body) throws Exception {
        assertField(call("POST", LIST, body), "comment", "Comment body is not valid!");
    }

    /** In each of these ways, Jira was seen to refuse an empty comment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"type\":\"paragraph\"}",
                "{\"type\":\"paragraph\",\"content\":[]}",
                "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\"}]}",
                "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\" \"}]}",
                "{\"type\":\"paragraph\",\"content\":[{\"type\":\"hardBreak\"}]},{\"type\":\"paragraph\"}"
            })
    void refusesAnEmptyBody(String content) throws Exception {
        String body = "{\"body\":{\"type\":\"doc\",\"version\":1,\"content\":[" + content + "]}}";
        assertField(call("POST", LIST, body), "comment", "Comment body can not be empty!");
        String comment = LIST + "/"
                + ok(201, "POST", LIST, "{\"body\":" + paragraph("x") + "}")
                        .path("id")
                        .asString();
        assertField(call("PUT", comment, body), "comment", "Comment body can not be empty!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"rule\"}",
                "{\"type\":\"paragraph\",\"content\":[{\"type\":\"mention\",\"attrs\":{\"id\":\"712020:unknown\"}}]}",
                "{\"type\":\"paragraph\",\"content\":[{\"type\":\"emoji\",\"attrs\":{\"shortName\":\":x:\"}}]}",
                "{\"type\":\"blockCard\",\"attrs\":{\"url\":\"https://x.y\"}}"
            })
    void acceptsABodyThatShowsSomethingWithoutWords(String content) throws Exception {
        ok(201, "POST", LIST, "{\"body\":{\"type\":\"doc\",\"version\":1,\"content\":[" + content + "]}}");
    }

    @Test
    void refusesAFileByItsNumber() throws Exception {
        String media =
                "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"mediaGroup\",\"content\":[{\"type\":\"media\","
                        + "\"attrs\":{\"type\":\"file\",\"id\":\"%s\",\"collection\":\"\"}}]}]}";
        assertSentence(
                call("POST", LIST, "{\"body\":" + media.formatted("10001") + "}"), 400, "ATTACHMENT_VALIDATION_ERROR");
        ok(201, "POST", LIST, "{\"body\":" + media.formatted("5b8c6bd5-6f5e-4c0e-9d4b-5a4b9f3e2d11") + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"role","value":"Administrators"}
            {"type":"role","identifier":"Member"}
            {"type":"group","value":"jira-software-users"}
            """)
    void keepsTheVisibilityOfACommentUntilItIsCleared(String visibility) throws Exception {
        JsonNode added = ok(201, "POST", LIST, "{\"body\":" + paragraph("a") + ",\"visibility\":" + visibility + "}");
        String path = LIST + "/" + added.path("id").asString();

        assertThat(added.path("visibility").toString()).isEqualTo(visibility);
        ok(200, "PUT", path, "{\"body\":" + paragraph("b") + "}");
        assertThat(get(path).path("visibility").toString()).isEqualTo(visibility);
        ok(200, "PUT", path, "{\"body\":" + paragraph("b") + ",\"visibility\":null}");
        assertThat(get(path).has("visibility")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"role","value":"Users"}       | Role with id: Users does not exist.
            {"type":"role","value":"Developers"}  | You are currently not a member of the project role: Developers.
            {"type":"group","value":"nobody"}     | Group: nobody does not exist.
            """)
    void refusesARoleOrAGroupThatTheCallerIsNotIn(String visibility, String sentence) throws Exception {
        assertField(
                call("POST", LIST, "{\"body\":" + paragraph("a") + ",\"visibility\":" + visibility + "}"),
                "commentLevel",
                sentence);
        assertThat(get(LIST).path("total").asInt()).isZero();
    }

    @Test
    void marksInternalCommentsOfAServiceProjectByTheirProperty() throws Exception {
        JsonNode added = ok(201, "POST", LIST, """
                {"body":%s,"properties":[{"key":"sd.public.comment","value":{"internal":true}},{"key":"k","value":1}]}
                """.formatted(paragraph("a")));
        String path = LIST + "/" + added.path("id").asString();

        assertThat(added.path("jsdPublic").asBoolean()).isFalse();
        ok(200, "PUT", path, "{\"body\":" + paragraph("b") + "}");
        assertThat(get(path).path("jsdPublic").asBoolean()).isFalse();
        assertThat(get(path + "?expand=properties").path("properties")).hasSize(2);
        ok(200, "PUT", path, """
                {"body":%s,"properties":[{"key":"sd.public.comment","value":{"internal":false}}]}
                """.formatted(paragraph("b")));
        assertThat(get(LIST).path("comments").get(0).path("jsdPublic").asBoolean())
                .isTrue();
        assertThat(call("POST", LIST, "{\"body\":" + paragraph("a") + ",\"properties\":[{\"key\":\"k\"}]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void hasCommentsFromTheStart() throws Exception {
        assertThat(get(ISSUE + "/SHOP-10/comment").path("total").asInt()).isEqualTo(2);
        assertThat(call("POST", ISSUE + "/NOPE-1/comment", "{\"body\":" + paragraph("x") + "}")
                        .statusCode())
                .isEqualTo(404);
    }
}
