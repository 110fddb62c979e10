package dev.juncture.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A document that Jira's documentation does not describe breaks neither a list nor the answer to a write. */
@JiraTest(project = "10000")
class StrangeDocumentsTest {
    private static final String USUAL = """
            {"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"usual"}]}]}""";

    JiraSession jira;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            nullValues = "null",
            value = {
                "{'type':'doc','content':[{'type':'paragraph','content':[{'type':'text','text':'no version'}]}]} ~ no version",
                "{'type':'doc','version':1} ~ null",
                "{'type':'doc','version':1,'content':null} ~ null",
                "{'type':'doc','version':1,'content':{}} ~ null",
                "{'type':'doc','version':1,'content':'text'} ~ null",
                "{'type':'doc','version':2,'content':[{'type':'paragraph','content':[{'type':'text','text':'two'}]}]} ~ two",
                "{'type':'doc','version':'1','content':[{'type':'paragraph','content':[{'type':'text','text':'a'}]}]} ~ a",
                "{'version':1,'content':[{'type':'paragraph','content':[{'type':'text','text':'no type'}]}]} ~ no type",
                "{'type':'doc','version':1,'content':[null]} ~ ``",
                "{'type':'doc','version':1,'content':[null,{'type':'paragraph','content':[null,{'type':'text','text':'a'}]}]} ~ a",
                "{'type':'doc','version':1,'content':[{'type':null,'content':[{'type':'text','text':'a'}]}]} ~ a",
                "{'type':'doc','version':1,'content':[{'type':'paragraph','content':null}]} ~ ``",
                "{'type':'doc','version':1,'content':[{'type':'paragraph','content':[{'type':'text'}]}]} ~ ``",
                "{'type':'doc','version':1,'content':[{'type':'table','content':[null,{'type':'tableRow','content':null}]}]} ~ ``",
                "{'type':'doc','version':1,'content':[{'type':'paragraph','content':[{'type':'text','text':'a','marks':null}]}]} ~ a",
                "{'type':'doc','version':1,'content':[{'type':'paragraph','content':[{'type':'text','text':'a','marks':[null]}]}]} ~ a",
                "{'type':'doc','version':1,'content':[{'type':'paragraph','content':[{'type':'mention','attrs':null}]}]} ~ @",
                "{} ~ null",
                "'a text' ~ null",
                "7 ~ null",
                "[] ~ null",
                "null ~ null"
            })
    void isReadAsFarAsPossible(String document, String markdown) {
        String strange = String.valueOf(document).replace('\'', '"');
        Atlassian.server().stubFor(any(urlPathMatching("/ex/jira/.*")).willReturn(Atlassian.json(200, """
                        {"id":"10001","key":"EX-1","total":2,"body":%1$s,"fields":{"summary":"x","description":%1$s},
                         "comments":[{"id":"1","body":%1$s},{"id":"2","body":%2$s}]}""".formatted(
                        strange, USUAL))));

        assertShown(jira.get("get-issue-details?issue_key=EX-1"), "/issue/description", markdown);
        Answer comments = jira.get("get-comments?issue_key=EX-1");
        assertShown(comments, "/comments/0/body", markdown);
        assertShown(comments, "/comments/1/body", "usual");
        assertShown(jira.put("edit-issue", """
                {"issue_key":"EX-1","summary":"x"}"""), "/issue/description", markdown);
        assertThat(jira.put("edit-issue", """
                {"issue_key":"EX-1","description":"New\\n\\ntwo"}""").status()).isEqualTo(200);
        assertShown(jira.post("add-comment", """
                {"issue_key":"EX-1","body":"x"}"""), "/comment/body", markdown);
        assertShown(jira.put("edit-comment", """
                {"issue_key":"EX-1","comment_id":"1","body":"x"}"""), "/comment/body", markdown);
    }

    private static void assertShown(Answer answer, String place, String markdown) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        JsonNode shown = answer.json().at(place);
        assertThat(shown.isNull() ? null : shown.asString().strip()).isEqualTo(markdown);
    }
}
