package dev.juncture.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
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
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What integrators reported about texts, on their way from the request to Jira and back. */
@JiraTest(project = "10000")
class ReportedTextsTest {
    private static final String ISSUE = path("/issue/EX-1");
    private static final String COMMENTS = path("/issue/EX-1/comment");
    private static final String FIELDS = """
            [{"id":"customfield_10035","name":"Acceptance criteria","custom":true,"schema":{"type":"string",
              "custom":"com.atlassian.jira.plugin.system.customfieldtypes:textarea","customId":10035}},
             {"id":"customfield_10036","name":"Customer","custom":true,"schema":{"type":"string",
              "custom":"com.atlassian.jira.plugin.system.customfieldtypes:textfield","customId":10036}},
             {"id":"environment","name":"Environment","custom":false,"schema":{"type":"string","system":"environment"}},
             {"id":"description","name":"Beschreibung","custom":false,"schema":{"type":"string","system":"description"}},
             {"id":"resolution","name":"Resolution","custom":false,"schema":{"type":"resolution","system":"resolution"}},
             {"id":"summary","name":"Summary","custom":false,"schema":{"type":"string","system":"summary"}}]""";
    private static final String RICH = """
            {"type":"doc","version":1,"content":[
              {"type":"paragraph","content":[
                {"type":"mention","attrs":{"id":"712020:aaaa","text":"@Ann Lee"}},{"type":"text","text":" please look"}]},
              {"type":"panel","attrs":{"panelType":"warning"},"content":[
                {"type":"paragraph","content":[{"type":"text","text":"Do not deploy"}]}]},
              {"type":"paragraph","content":[{"type":"text","text":"typo hre"}]}]}""";

    @Autowired
    JsonMapper json;

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.onGet(path("/field"), Atlassian.json(200, FIELDS));
        Atlassian.server()
                .stubFor(get(urlMatching(".*/(createmeta/EX/issuetypes/10001|editmeta)\\?.*|.*/editmeta"))
                        .willReturn(aResponse().withStatus(404)));
        Atlassian.onPost(path("/issue"), Atlassian.json(201, """
                {"id":"10002","key":"EX-2","self":"s"}"""));
        Atlassian.onGet(path("/issue/10002"), Atlassian.json(200, """
                {"id":"10002","key":"EX-2"}"""));
        Atlassian.onPost(COMMENTS, Atlassian.json(201, """
                {"id":"9","body":{"type":"doc","version":1,"content":[]}}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[Occurrence]: Weekly ~ Occurrence Weekly",
                "- [Severity]: high\\n- [Owner]: ops ~ Severity high Owner ops",
                "Intro\\n\\n[Server]: prod-1\\n[Region]: eu-west-1 ~ Intro Server prod-1 Region eu-west-1",
                "> [Impact]: all 'every customer' ~ Impact all every customer",
                "See [runbook](/wiki/spaces/OPS/pages/1) or [call](tel:+15550100) ~ /wiki/spaces/OPS/pages/1 tel:+15550100",
                "[run](javascript:alert(1)) ~ run javascript:alert(1)",
                "| a | b |\\n|---|---|\\n| c | d | more | words | ~ c d more words"
            })
    void sendsEachWordToJira(String markdown, String words) {
        String text = markdown.strip().replace("\\n", "\n");
        jira.post("create-ticket", ticket().put("description", text).toString());
        jira.post("add-comment", comment(text));

        for (String sent : List.of(
                sent("/issue").path("fields").path("description").toString(),
                sent("/issue/EX-1/comment").toString())) {
            assertThat(sent).contains(words.strip().split(" "));
        }
    }

    @Test
    void keepsTheLinksThatJiraKeeps() {
        jira.post("add-comment", comment("See [runbook](/wiki/spaces/OPS/pages/1) or [call](tel:+15550100)"));

        assertThat(sent("/issue/EX-1/comment").toString())
                .contains("{\"type\":\"link\",\"attrs\":{\"href\":\"/wiki/spaces/OPS/pages/1\"}}")
                .contains("{\"type\":\"link\",\"attrs\":{\"href\":\"tel:+15550100\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Ann Lee please look\n\n> **Warning:** Do not deploy\n\ntypo here",
                "@[Ann Lee](accountid:712020:aaaa) please look\n\n> **Warning:** Do not deploy\n\ntypo here"
            })
    void keepsTheUntouchedBlocksOfAnEditedComment(String edited) {
        Atlassian.onGet(COMMENTS + "/9", Atlassian.json(200, "{\"id\":\"9\",\"body\":" + RICH + "}"));
        Atlassian.server().stubFor(put(urlPathEqualTo(COMMENTS + "/9")).willReturn(Atlassian.json(200, """
                {"id":"9","body":{"type":"doc","version":1,"content":[]}}""")));

        Answer answer = jira.put(
                "edit-comment",
                json.createObjectNode()
                        .put("issue_key", "EX-1")
                        .put("comment_id", "9")
                        .put("body", edited)
                        .toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(sent("/issue/EX-1/comment/9").path("body"))
                .isEqualTo(json.readTree(RICH.replace("typo hre", "typo here")));
    }

    @Test
    void readsNoCommentThatADocumentReplaces() {
        Atlassian.server()
                .stubFor(put(urlPathEqualTo(COMMENTS + "/9")).willReturn(Atlassian.json(200, "{\"id\":\"9\"}")));

        jira.put("edit-comment", "{\"issue_key\":\"EX-1\",\"comment_id\":\"9\",\"body_adf\":" + RICH + "}");

        assertThat(JiraSession.requests()).hasSize(1);
        assertThat(sent("/issue/EX-1/comment/9").path("body")).isEqualTo(json.readTree(RICH));
    }

    @Test
    void refusesAnEditOfACommentThatJiraDoesNotFind() {
        Atlassian.onGet(COMMENTS + "/9", Atlassian.json(404, "{\"errorMessages\":[\"Can not find a comment\"]}"));

        assertThat(jira.put("edit-comment", "{\"issue_key\":\"EX-1\",\"comment_id\":\"9\",\"body\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "<br>", "&#32;", "[]()", "\u00a0&#32;"})
    void refusesACommentThatShowsNothing(String body) {
        Answer answer = jira.post("add-comment", comment(body));

        if (answer.status() == 201) {
            assertThat(sent("/issue/EX-1/comment").at("/body/content")).isNotEmpty();
        } else {
            assertThat(answer.code()).isEqualTo("invalid_request");
            assertThat(JiraSession.requests()).isEmpty();
        }
    }

    @Test
    void keepsTheNeighboursOfAnEditedListItem() {
        String item = """
                {"type":"listItem","content":[{"type":"paragraph","content":[
                  {"type":"mention","attrs":{"id":"712020:aaaa","text":"@Ann Lee"}},{"type":"text","text":" reviews "},
                  {"type":"inlineCard","attrs":{"url":"https://example.atlassian.net/browse/EX-2"}}]}]}""";
        String list = """
                {"type":"doc","version":1,"content":[{"type":"bulletList","content":[%s,
                  {"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"write tsets"}]}]}]}]}""".formatted(item);
        storeDescription(list);

        edit("""
                "description":"- @Ann Lee reviews <https://example.atlassian.net/browse/EX-2>\\n- write tests\"""");

        assertThat(sent("/issue/EX-1").at("/fields/description"))
                .isEqualTo(json.readTree(list.replace("tsets", "tests")));
    }

    @Test
    void sendsMarkdownInFieldsOfSeveralLinesAsDocuments() {
        Answer answer = jira.post("create-ticket", """
                {"jira_project_id":"EX","issue_type_id":"10001","summary":"s",
                 "fields":{"Acceptance criteria":"**Given** x\\n\\n- y","Environment":"prod",
                           "customfield_10036":"*B*","Beschreibung":"[a]: b"}}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode fields = sent("/issue").path("fields");
        assertThat(fields.at("/customfield_10035/content/0/content/0/marks/0/type")
                        .asString())
                .isEqualTo("strong");
        assertThat(fields.at("/customfield_10035/content/1/type").asString()).isEqualTo("bulletList");
        assertThat(fields.at("/environment/content/0/content/0/text").asString())
                .isEqualTo("prod");
        assertThat(fields.at("/description/content/0/content/0/text").asString())
                .isEqualTo("[a]: b");
        assertThat(fields.path("customfield_10036").asString()).isEqualTo("*B*");
    }

    @Test
    void sendsValuesOfOtherTypesAsTheyAre() {
        jira.post("create-ticket", """
                {"issue_type_id":"10001","summary":"s","fields":{"customfield_10035":%s,"environment":null,
                 "customfield_10036":"plain","customfield_99":"unknown","customfield_98":7}}""".formatted(RICH));

        JsonNode fields = sent("/issue").path("fields");
        assertThat(fields.path("customfield_10035")).isEqualTo(json.readTree(RICH));
        assertThat(fields.path("environment").isNull()).isTrue();
        assertThat(fields.path("customfield_10036").asString()).isEqualTo("plain");
        assertThat(fields.path("customfield_99").asString()).isEqualTo("unknown");
        assertThat(fields.path("customfield_98").asInt()).isEqualTo(7);
    }

    @Test
    void sendsATextAsItIsWhenTheFieldsCannotBeRead() {
        Atlassian.onGet(path("/field"), aResponse().withStatus(500));

        assertThat(jira.post("create-ticket", """
                {"issue_type_id":"10001","summary":"s","fields":{"customfield_10035":"x"}}""").status()).isEqualTo(201);
        assertThat(sent("/issue").at("/fields/customfield_10035").asString()).isEqualTo("x");
    }

    @Test
    void refusesATextInAFieldThatIsTooLong() {
        Answer answer = jira.post(
                "create-ticket",
                ticket().set("fields", json.createObjectNode().put("environment", "a".repeat(32_768)))
                        .toString());
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/fields/fields").asString()).contains("32,767");
    }

    @Test
    void keepsWhatAnEditOfAFieldDoesNotChange() {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(ISSUE))
                        .willReturn(Atlassian.json(
                                200,
                                "{\"id\":\"10001\",\"key\":\"EX-1\",\"fields\":{\"customfield_10035\":" + RICH
                                        + ",\"environment\":" + RICH + "}}")));
        Atlassian.server()
                .stubFor(put(urlPathEqualTo(ISSUE)).willReturn(aResponse().withStatus(204)));
        String edited = "@Ann Lee please look\\n\\n> **Warning:** Do not deploy\\n\\ntypo here";

        edit("\"fields\":{\"Acceptance criteria\":\"" + edited + "\",\"environment\":\"" + edited + "\"}");

        JsonNode right = json.readTree(RICH.replace("typo hre", "typo here"));
        assertThat(sent("/issue/EX-1").at("/fields/customfield_10035")).isEqualTo(right);
        assertThat(sent("/issue/EX-1").at("/fields/environment")).isEqualTo(right);
    }

    @Test
    void sendsMarkdownInTheFieldsOfATransitionAsDocuments() {
        Atlassian.onGet(
                ISSUE, Atlassian.json(200, "{\"id\":\"10001\",\"key\":\"EX-1\",\"fields\":{\"environment\":null}}"));
        Atlassian.onPost(path("/issue/EX-1/transitions"), aResponse().withStatus(204));

        jira.post("transition-issue", """
                {"issue_key":"EX-1","transition_id":"5","fields":{"environment":"**prod**","resolution":{"name":"Done"}}}""");

        JsonNode fields = sent("/issue/EX-1/transitions").path("fields");
        assertThat(fields.at("/environment/content/0/content/0/text").asString())
                .isEqualTo("prod");
        assertThat(fields.at("/resolution/name").asString()).isEqualTo("Done");
    }

    @Test
    void returnsFieldsOfSeveralLinesInMarkdown() {
        Atlassian.onGet(ISSUE, Atlassian.json(200, """
                {"id":"10001","key":"EX-1","fields":{"customfield_10035":%1$s,"customfield_1":{"type":"doc"},
                 "customfield_2":"plain","environment":%1$s}}""".formatted(RICH)));

        JsonNode issue = jira.get("get-issue-details?issue_key=EX-1").json().path("issue");

        String markdown = "@[Ann Lee](accountid:712020:aaaa) please look\n\n> **Warning:** Do not deploy\n\ntypo hre";
        assertThat(issue.at("/customFields/customfield_10035").asString()).isEqualTo(markdown);
        assertThat(issue.at("/customFields/customfield_10035_adf")).isEqualTo(json.readTree(RICH));
        assertThat(issue.at("/customFields/customfield_1/type").asString()).isEqualTo("doc");
        assertThat(issue.at("/customFields/customfield_2").asString()).isEqualTo("plain");
        assertThat(issue.path("environment").asString()).isEqualTo(markdown);
        assertThat(issue.path("environment_adf")).isEqualTo(json.readTree(RICH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ready for [~accountid:712020:0000-1111]", "Ready for @[Ann Lee](accountid:712020:0000-1111)"})
    void mentionsPeople(String markdown) {
        jira.post("add-comment", comment(markdown));

        JsonNode mention = sent("/issue/EX-1/comment").at("/body/content/0/content/1");
        assertThat(mention.path("type").asString()).isEqualTo("mention");
        assertThat(mention.at("/attrs/id").asString()).isEqualTo("712020:0000-1111");
        assertThat(mention.at("/attrs/text").asString(null)).isIn(null, "@Ann Lee");
    }

    @Test
    void readsTheNamesOfPeopleWhoAreMentionedWithoutOne() {
        commentsWith("""
                {"type":"mention","attrs":{"id":"712020:0000-1111"}},{"type":"text","text":" look"}""");
        Atlassian.onGet(path("/user/bulk"), Atlassian.json(200, """
                {"isLast":true,"maxResults":100,"startAt":0,"total":1,"values":[
                  {"accountId":"712020:0000-1111","displayName":"Ann Lee","active":true}]}"""));

        JsonNode comments = jira.get("get-comments?issue_key=EX-1").json();

        assertThat(comments.at("/comments/0/body").asString()).isEqualTo("@[Ann Lee](accountid:712020:0000-1111) look");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void showsTheAccountWhenANameCannotBeRead(int status) {
        commentsWith("""
                {"type":"mention","attrs":{"id":"712020:0000-1111"}},{"type":"text","text":" look"}""");
        Atlassian.onGet(path("/user/bulk"), aResponse().withStatus(status));

        assertThat(jira.get("get-comments?issue_key=EX-1")
                        .json()
                        .at("/comments/0/body")
                        .asString())
                .isEqualTo("@[712020:0000-1111](accountid:712020:0000-1111) look");
    }

    @Test
    void asksForNoNamesThatMentionsHave() {
        commentsWith("""
                {"type":"mention","attrs":{"id":"712020:aaaa","text":"@Ann Lee"}}""");

        assertThat(jira.get("get-comments?issue_key=EX-1")
                        .json()
                        .at("/comments/0/body")
                        .asString())
                .isEqualTo("@[Ann Lee](accountid:712020:aaaa)");
        assertThat(JiraSession.requests()).hasSize(1);
    }

    private void commentsWith(String inlines) {
        Atlassian.onGet(COMMENTS, Atlassian.json(200, """
                {"startAt":0,"maxResults":100,"total":1,"comments":[{"id":"1","body":{"type":"doc","version":1,"content":[
                  {"type":"paragraph","content":[%s]}]}}]}""".formatted(inlines)));
    }

    private void storeDescription(String document) {
        Atlassian.onGet(
                ISSUE,
                Atlassian.json(
                        200, "{\"id\":\"10001\",\"key\":\"EX-1\",\"fields\":{\"description\":" + document + "}}"));
        Atlassian.server()
                .stubFor(put(urlPathEqualTo(ISSUE)).willReturn(aResponse().withStatus(204)));
    }

    private void edit(String changes) {
        Answer answer = jira.put("edit-issue", "{\"issue_key\":\"EX-1\"," + changes + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private ObjectNode ticket() {
        return json.createObjectNode()
                .put("jira_project_id", "EX")
                .put("issue_type_id", "10001")
                .put("summary", "s");
    }

    private String comment(String body) {
        return json.createObjectNode()
                .put("issue_key", "EX-1")
                .put("body", body)
                .toString();
    }

    /** Returns the body of the only write to an address below {@code /rest/api/3}. */
    private JsonNode sent(String target) {
        List<LoggedRequest> writes = JiraSession.requests().stream()
                .filter(request -> !request.getMethod().equals(RequestMethod.GET))
                .filter(request -> request.getUrl().split("\\?")[0].equals(path(target)))
                .toList();
        assertThat(writes).as(target).hasSize(1);
        return json.readTree(writes.get(0).getBody());
    }
}
