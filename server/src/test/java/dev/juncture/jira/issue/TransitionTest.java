package dev.juncture.jira.issue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@JiraTest
class TransitionTest {
    private static final String TRANSITIONS = path("/issue/EX-1/transitions");
    private static final String COMMENTS = path("/issue/EX-1/comment");

    private static final String DONE_TO_CLOSED = transition("41", "Done", "Closed");
    private static final String RESOLVE_TO_DONE = transition("31", "Resolve", "Done");
    private static final String REJECT_TO_DONE = transition("51", "Reject", "Done");

    JiraSession jira;

    @BeforeEach
    void jiraTakesEveryTransition() {
        Atlassian.onPost(TRANSITIONS, aResponse().withStatus(204));
    }

    @Test
    void refusesAStatusThatSeveralTransitionsLeadTo() {
        possible(DONE_TO_CLOSED, RESOLVE_TO_DONE, REJECT_TO_DONE);

        Answer answer = move("""
                "status":"Done\"""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/candidates").toString()).isEqualTo("""
                [{"id":"31","name":"Resolve","target":"Done"},{"id":"51","name":"Reject","target":"Done"}]""");
        assertNothingMoved();
    }

    @ParameterizedTest
    @CsvSource({
        // The target beats the name, in any case of letters.
        "Done, 31",
        "done, 31",
        "' Done ', 31",
        "Closed, 41",
        "Resolve, 31",
        "RESOLVE, 31"
    })
    void prefersTheTargetStatusToTheNameOfATransition(String status, String transition) {
        possible(DONE_TO_CLOSED, RESOLVE_TO_DONE);

        assertThat(move("\"status\":\"" + status + "\"").status()).isEqualTo(200);
        assertMoved(transition);
    }

    @Test
    void usesTheNameOfATransitionThatNoTargetHas() {
        possible(DONE_TO_CLOSED, transition("61", "Done", "Archived"));

        Answer several = move("""
                "transition":"Done\"""");
        assertThat(several.json().at("/details/candidates/1/target").asString()).isEqualTo("Archived");
        assertNothingMoved();

        possible(DONE_TO_CLOSED);
        assertThat(move("""
                "transition":"Done\"""").status()).isEqualTo(200);
        assertMoved("41");
    }

    @ParameterizedTest
    @CsvSource({"Done, 51", "Reject, 51"})
    void choosesOneOfSeveralByItsId(String status, String transition) {
        possible(RESOLVE_TO_DONE, REJECT_TO_DONE);

        assertThat(move("\"status\":\"" + status + "\",\"transition_id\":\"" + transition + "\"")
                        .status())
                .isEqualTo(200);
        assertMoved(transition);
    }

    @ParameterizedTest
    @CsvSource({"Done, 41", "Closed, 31", "Resolve, 41", "Nowhere, 31"})
    void refusesAnIdThatContradictsTheStatus(String status, String transition) {
        possible(DONE_TO_CLOSED, RESOLVE_TO_DONE);

        Answer answer = move("\"status\":\"" + status + "\",\"transition_id\":\"" + transition + "\"");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/candidates/0/id").asString()).isEqualTo(transition);
        assertNothingMoved();
    }

    @Test
    void refusesAnIdThatIsNotPossibleNow() {
        possible(RESOLVE_TO_DONE);

        Answer answer = move("""
                "status":"Done","transition_id":"99\"""");

        assertThat(answer.json().at("/details/fields/transition_id").asString()).isNotEmpty();
        assertNothingMoved();
    }

    @Test
    void refusesAMissingChoiceWithoutCallingJira() {
        assertThat(move("\"status\":\" \"").status()).isEqualTo(400);
        assertThat(move("\"fields\":{}").status()).isEqualTo(400);
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Done", "done", "Gereed"})
    void findsATranslatedStatusByBothNames(String status) {
        possible("""
                {"id":"41","name":"Gereed","to":{"id":"10307","name":"Gereed","untranslatedName":"Done",
                 "statusCategory":{"key":"done"}}}""");

        assertThat(move("\"status\":\"" + status + "\"").status()).isEqualTo(200);
        assertMoved("41");
    }

    @Test
    void refusesANameThatIsATranslationOfOneAndTheOriginalOfAnother() {
        possible("""
                {"id":"41","name":"A","to":{"name":"Gereed","untranslatedName":"Done"}}""", """
                {"id":"42","name":"B","to":{"name":"Done"}}""");

        assertThat(move("\"status\":\"Done\"").json().at("/details/candidates")).hasSize(2);
        assertNothingMoved();
    }

    @Test
    void sendsACommentWithTheTransition() {
        Answer answer = move("""
                "transition_id":"31","fields":{"resolution":{"name":"Duplicate"}},
                "comment":"Closing as duplicate of EX-2.\"""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Atlassian.server().verify(postRequestedFor(urlPathEqualTo(TRANSITIONS)).withRequestBody(equalToJson("""
                {"transition":{"id":"31"},"fields":{"resolution":{"name":"Duplicate"}},
                 "update":{"comment":[{"add":{"body":{"type":"doc","version":1,"content":[{"type":"paragraph",
                   "content":[{"type":"text","text":"Closing as duplicate of EX-2."}]}]}}}]}}""")));
    }

    @Test
    void restrictsTheCommentOfATransition() {
        possible(RESOLVE_TO_DONE);

        move("""
                "status":"Done","comment_adf":{"type":"doc","version":1,"content":[]},"public":false,
                "visibility":{"type":"role","value":"Administrators"}""");

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(TRANSITIONS))
                        .withRequestBody(
                                matchingJsonPath("$.update.comment[0].add.visibility[?(@.value == 'Administrators')]"))
                        .withRequestBody(matchingJsonPath(
                                "$.update.comment[0].add.properties[?(@.key == 'sd.public.comment')]")));
    }

    @Test
    void addsTheCommentAfterATransitionWithoutAScreen() {
        possible("""
                {"id":"31","name":"Resolve","hasScreen":false,"to":{"name":"Done"}}""");
        Atlassian.onPost(COMMENTS, Atlassian.json(201, """
                {"id":"9"}"""));

        assertThat(move("""
                "status":"Done","comment":"Why","public":false""").status()).isEqualTo(200);

        Atlassian.server().verify(postRequestedFor(urlPathEqualTo(TRANSITIONS)).withRequestBody(equalToJson("""
                {"transition":{"id":"31"}}""")));
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(COMMENTS))
                        .withRequestBody(matchingJsonPath("$.body.content[0].content[?(@.text == 'Why')]"))
                        .withRequestBody(matchingJsonPath("$.properties[0].value[?(@.internal == true)]")));
    }

    @Test
    void reportsThatTheIssueMovedWhenTheCommentWasRefused() {
        possible("""
                {"id":"31","name":"Resolve","hasScreen":false,"to":{"name":"Done"}}""");
        Atlassian.onPost(COMMENTS, Atlassian.json(400, """
                {"errors":{"commentLevel":"You are currently not a member of the project role: Developers."}}"""));

        Answer answer = move("""
                "transition_id":"31","comment":"Why","visibility":{"type":"role","value":"Developers"}""");

        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(answer.json().at("/details/transitioned").asBoolean()).isTrue();
        assertThat(answer.json().at("/details/errors/commentLevel").asString()).contains("Developers");
        assertMoved("31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"comment\":\" \"",
                "\"visibility\":{\"type\":\"role\",\"value\":\"Administrators\"}",
                "\"public\":false",
                "\"properties\":[]",
                "\"comment\":\"x\",\"visibility\":{\"type\":\"everybody\",\"value\":\"x\"}"
            })
    void refusesACommentThatWouldBeLostOrPublic(String members) {
        assertThat(move("\"transition_id\":\"31\"," + members).status()).isEqualTo(400);
        assertNothingMoved();
    }

    @Test
    void listsTheFieldsThatATransitionRequires() {
        possible("""
                {"id":"341","name":"Close","to":{"name":"Closed","statusCategory":{"key":"done"}},
                 "fields":{"resolution":{"required":true,"name":"Resolution","allowedValues":[{"id":"1","name":"Fixed"}]},
                   "assignee":{"required":false,"name":"Assignee","hasDefaultValue":true}}}""");

        Answer answer = jira.get("get-transitions?issue_key=EX-1");

        assertThat(answer.json().at("/transitions/0/fields").toString()).isEqualTo("""
                [{"fieldId":"resolution","name":"Resolution","required":true,"hasDefaultValue":false,"schema":null,\
                "allowedValues":[{"id":"1","name":"Fixed"}]},\
                {"fieldId":"assignee","name":"Assignee","required":false,"hasDefaultValue":true,"schema":null,\
                "allowedValues":null}]""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                      |
            {"fields":null}                                         |
            {"fields":{}}                                           |
            {"fields":[]}                                           |
            {"fields":{"customfield_7":{"name":"Cause","required":true}}}  | customfield_7 true
            {"fields":{"customfield_7":{"name":"Cause","required":null}}}  | customfield_7 false
            {"fields":{"customfield_7":{"name":"Cause"}}}           | customfield_7 false
            {"fields":{"a":{"required":true},"b":{"required":true}}} | a true, b true
            """)
    void listsWhatTheScreenOfATransitionHas(String rest, @Nullable String fields) {
        possible("{\"id\":\"341\",\"name\":\"Close\",\"to\":{\"name\":\"Closed\"}"
                + (rest.equals("{}") ? "}" : "," + rest.substring(1)));

        JsonNode listed = jira.get("get-transitions?issue_key=EX-1").json().at("/transitions/0/fields");

        assertThat(listed.valueStream()
                        .map(field -> field.path("fieldId").asString() + " "
                                + field.path("required").asBoolean())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(fields == null ? "" : fields);
    }

    @Test
    void findsAFieldOnTheScreenOfTheTransition() {
        possible("""
                {"id":"31","name":"Resolve","to":{"name":"Done"},"fields":{"customfield_7":{"name":"Cause"}}}""");

        assertThat(move("""
                "transition_id":"31","fields":{"cause":"Rust"}""").status()).isEqualTo(200);

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(TRANSITIONS))
                        .withRequestBody(matchingJsonPath("$.fields[?(@.customfield_7 == 'Rust')]")));
    }

    private Answer move(String members) {
        return jira.post("transition-issue", "{\"issue_key\":\"EX-1\"," + members.strip() + "}");
    }

    private static void possible(String... transitions) {
        Atlassian.onGet(TRANSITIONS, Atlassian.json(200, "{\"transitions\":[" + String.join(",", transitions) + "]}"));
    }

    private static String transition(String id, String name, String target) {
        return """
                {"id":"%s","name":"%s","hasScreen":true,"to":{"id":"1","name":"%s"}}""".formatted(id, name, target);
    }

    private static void assertMoved(String transition) {
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(TRANSITIONS))
                        .withRequestBody(matchingJsonPath("$.transition[?(@.id == '" + transition + "')]")));
    }

    private static void assertNothingMoved() {
        Atlassian.server().verify(0, postRequestedFor(urlPathEqualTo(TRANSITIONS)));
    }
}
