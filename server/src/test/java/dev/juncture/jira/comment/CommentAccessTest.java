package dev.juncture.jira.comment;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read a comment: an internal note must not become public. */
@JiraTest
class CommentAccessTest {
    private static final String COMMENTS = path("/issue/EX-1/comment");
    private static final String COMMENT = COMMENTS + "/9";
    private static final String SAVED = """
            {"id":"9","jsdPublic":false,"visibility":{"type":"role","value":"Administrators","identifier":"10002"},
             "body":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
               {"type":"text","text":"internal"}]}]}}""";

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.onPost(COMMENTS, Atlassian.json(201, SAVED));
        Atlassian.onGet(COMMENT, Atlassian.json(200, SAVED));
        Atlassian.server().stubFor(put(urlPathEqualTo(COMMENT)).willReturn(Atlassian.json(200, SAVED)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"role","value":"Administrators"}
            {"type":"role","identifier":"Administrators"}
            {"type":"group","value":"jira-developers"}
            {"type":"group","identifier":"276f955c-63d7-42c8-9520-92d01dca0625"}
            {"type":"group","value":"jira-developers","identifier":"276f955c-63d7-42c8-9520-92d01dca0625"}
            """)
    void sendsTheVisibilityOfAComment(String visibility) {
        for (RequestPatternBuilder sent : write("\"visibility\":" + visibility)) {
            Atlassian.server().verify(sent.withRequestBody(matchingJsonPath("$.visibility", equalToJson(visibility))));
        }
    }

    @Test
    void sendsThePropertiesOfAComment() {
        String properties = """
                [{"key":"sd.public.comment","value":{"internal":true}},{"key":"our.id","value":[1,{"key":"other"}]}]""";

        for (RequestPatternBuilder sent : write("\"properties\":" + properties)) {
            Atlassian.server().verify(sent.withRequestBody(matchingJsonPath("$.properties", equalToJson(properties))));
        }
    }

    @Test
    void sendsAPropertyWhoseValueIsNull() {
        for (RequestPatternBuilder sent : write("\"properties\":[{\"key\":\"k\",\"value\":null}]")) {
            Atlassian.server().verify(sent.withRequestBody(containing("[{\"key\":\"k\",\"value\":null}]")));
        }
    }

    @ParameterizedTest
    @CsvSource({"public, false, true", "public, true, false", "jsd_public, false, true"})
    void sendsThePropertyOfAServiceProject(String name, boolean isPublic, boolean internal) {
        for (RequestPatternBuilder sent : write("\"%s\":%s".formatted(name, isPublic))) {
            Atlassian.server().verify(sent.withRequestBody(matchingJsonPath("$.properties", equalToJson("""
                    [{"key":"sd.public.comment","value":{"internal":%s}}]""".formatted(
                            internal)))));
        }
    }

    @Test
    void sendsAllRestrictionsTogether() {
        for (RequestPatternBuilder sent : write("""
                "public":false,"visibility":{"type":"group","value":"g"},
                "properties":[{"key":"sd.public.comment","value":{"internal":true}},{"key":"k","value":1}]""")) {
            Atlassian.server()
                    .verify(sent.withRequestBody(matchingJsonPath("$.visibility[?(@.value == 'g')]"))
                            .withRequestBody(matchingJsonPath("$.properties", equalToJson("""
                                    [{"key":"sd.public.comment","value":{"internal":true}},{"key":"k","value":1}]"""))));
        }
    }

    @Test
    void sendsNoRestrictionThatTheCallerDidNotSend() {
        jira.post("add-comment", """
                {"issue_key":"EX-1","body":"public"}""");

        Atlassian.server().verify(postRequestedFor(urlPathEqualTo(COMMENTS)).withRequestBody(equalToJson("""
                {"body":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
                  {"type":"text","text":"public"}]}]}}""")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"visibility\":\"Administrators\"",
                "\"visibility\":{}",
                "\"visibility\":{\"type\":\"role\"}",
                "\"visibility\":{\"value\":\"Administrators\"}",
                "\"visibility\":{\"type\":\"roles\",\"value\":\"Administrators\"}",
                "\"visibility\":{\"type\":\"role\",\"value\":\" \"}",
                "\"public\":\"no\"",
                "\"properties\":{\"sd.public.comment\":{\"internal\":true}}",
                "\"properties\":[null]",
                "\"properties\":[{\"value\":1}]",
                "\"properties\":[{\"key\":\"k\"}]",
                "\"properties\":[{\"key\":\"k\",\"value\":1},{\"key\":\"k\",\"value\":2}]",
                "\"public\":true,\"properties\":[{\"key\":\"sd.public.comment\",\"value\":{\"internal\":true}}]",
                "\"public\":false,\"properties\":[{\"key\":\"sd.public.comment\",\"value\":{\"internal\":false}}]"
            })
    void refusesARestrictionThatRestrictsNothingWithoutCallingJira(String members) {
        assertThat(add(members).code()).as("add").isEqualTo("invalid_request");
        assertThat(edit(members).code()).as("edit").isEqualTo("invalid_request");
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void removesARestrictionByNull() {
        assertThat(edit("\"visibility\":null").status()).isEqualTo(200);
        Atlassian.server()
                .verify(putRequestedFor(urlPathEqualTo(COMMENT))
                        .withRequestBody(matchingJsonPath("$[?(@.visibility == null)]"))
                        .withRequestBody(containing("\"visibility\":null")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "jsd_public"})
    void doesNotGuessWhetherNullMeansPublic(String name) {
        for (Answer answer : List.of(edit("\"" + name + "\":null"), add("\"" + name + "\":null"))) {
            assertThat(answer.json().path("error").asString()).isEqualTo("The field public must be true or false.");
        }
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void returnsJirasRefusalOfARole() {
        Atlassian.onPost(COMMENTS, Atlassian.json(400, """
                {"errorMessages":[],"errors":{"commentLevel":"Role with id: Users does not exist."}}"""));

        Answer answer = add("\"visibility\":{\"type\":\"role\",\"value\":\"Users\"}");

        assertThat(answer.json().at("/details/errors/commentLevel").asString()).contains("Users");
    }

    @Test
    void returnsWhoMayReadAComment() {
        Atlassian.onGet(COMMENTS, Atlassian.json(200, """
                {"startAt":0,"maxResults":100,"total":4,"comments":[
                  {"id":"1","jsdPublic":true},%s,{"id":"3","visibility":{"type":"group","value":"g"}},
                  {"id":"4","jsdPublic":"?","visibility":null}]}""".formatted(SAVED)));

        for (String list : new String[] {"get-comments?issue_key=EX-1", "get-comments?issue_key=EX-1&limit=4"}) {
            Answer answer = jira.get(list);
            assertThat(answer.json().at("/comments/0/jsdPublic").asBoolean()).isTrue();
            assertThat(answer.json().at("/comments/0/visibility").isNull()).isTrue();
            assertInternal(answer, "/comments/1");
            assertThat(answer.json().at("/comments/2/visibility").toString()).isEqualTo("""
                    {"type":"group","value":"g"}""");
            assertThat(answer.json().at("/comments/2/jsdPublic").isNull()).isTrue();
            assertThat(answer.json().at("/comments/3/jsdPublic").isNull()).isTrue();
            assertThat(answer.json().at("/comments/3/visibility").isNull()).isTrue();
        }
    }

    @Test
    void returnsWhoMayReadACommentThatWasWritten() {
        assertInternal(add("\"public\":false"), "/comment");
        assertInternal(edit("\"public\":false"), "/comment");
    }

    private static void assertInternal(Answer answer, String comment) {
        assertThat(answer.json().at(comment + "/jsdPublic").asBoolean(true)).isFalse();
        assertThat(answer.json().at(comment + "/visibility").toString()).isEqualTo("""
                {"type":"role","value":"Administrators","identifier":"10002"}""");
    }

    /** Adds and edits a comment, and returns the patterns of both requests to Jira. */
    private RequestPatternBuilder[] write(String members) {
        assertThat(add(members).status()).isEqualTo(201);
        assertThat(edit(members).status()).isEqualTo(200);
        return new RequestPatternBuilder[] {
            postRequestedFor(urlPathEqualTo(COMMENTS)), putRequestedFor(urlPathEqualTo(COMMENT))
        };
    }

    private Answer add(String members) {
        return jira.post("add-comment", """
                {"issue_key":"EX-1","body":"internal",%s}""".formatted(members.strip()));
    }

    private Answer edit(String members) {
        return jira.put("edit-comment", """
                {"issue_key":"EX-1","comment_id":"9","body":"internal",%s}""".formatted(members.strip()));
    }
}
