package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends texts to the sandbox, which checks each document against Atlassian's schema, and reads them back. */
class TextsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ID = "texts";

    private static RunningJuncture juncture;
    private static Browser browser;

    @BeforeAll
    static void start() {
        juncture = RunningJuncture.start(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl());
        browser = new Browser(juncture);
        browser.connect(ID, "ada");
    }

    @AfterAll
    static void stop() {
        juncture.close();
    }

    /** A custom field of several lines by its name, and a system field by its id. */
    @Test
    void keepsMarkdownInAnyFieldOfSeveralLines() {
        JsonNode ticket = send("POST", "create-ticket", """
                {"jira_project_id":"SHOP","issue_type":"Bug","summary":"Texts","description":"[Occurrence]: Weekly",
                 "fields":{"Root cause":"**Given** x\\n\\n- [ ] y","environment":"[run](/wiki/x) on `prod`"}}""", 201);
        String key = ticket.at("/ticket/key").asString();

        send("PUT", "edit-issue", """
                {"issue_key":"%s","fields":{"Root cause":"**Given** z\\n\\n- [x] y"}}""".formatted(key), 200);

        JsonNode issue = details(key);
        assertThat(issue.path("description").asString()).isEqualTo("\\[Occurrence]: Weekly");
        assertThat(issue.at("/customFields/customfield_10032").asString()).isEqualTo("**Given** z\n\n- [x] y");
        assertThat(issue.path("environment").asString()).isEqualTo("[run](/wiki/x) on `prod`");
    }

    @Test
    void mentionsPeopleWithAndWithoutTheirNames() {
        String ada = browser.backend("jira/search-users?query=ada&external_id=" + ID)
                .json()
                .at("/users/0/accountId")
                .asString();
        send("POST", "add-comment", """
                {"issue_key":"SHOP-7","body":"[~accountid:%s] look"}""".formatted(ada), 201);

        JsonNode comments = browser.backend("jira/get-comments?issue_key=SHOP-7&external_id=" + ID)
                .json()
                .path("comments");

        assertThat(comments.path(comments.size() - 1).path("body").asString())
                .isEqualTo("@[%s](accountid:%s) look".formatted(name(ada), ada));
    }

    @Test
    void keepsTheUnchangedPartsOfAnEditedComment() {
        String panel = """
                {"type":"panel","attrs":{"panelType":"warning"},"content":[{"type":"paragraph","content":[
                  {"type":"text","text":"Do not deploy","marks":[{"type":"textColor","attrs":{"color":"#ff0000"}}]}]}]}""";
        String typo = "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"typo hre\"}]}";
        JsonNode added = send("POST", "add-comment", """
                {"issue_key":"SHOP-7","body_adf":{"type":"doc","version":1,"content":[%s,%s]}}""".formatted(panel, typo), 201);
        ObjectNode edit = JSON.createObjectNode()
                .put("issue_key", "SHOP-7")
                .put("comment_id", added.at("/comment/id").asString())
                .put("body", added.at("/comment/body").asString().replace("hre", "here"));

        JsonNode edited = send("PUT", "edit-comment", edit.toString(), 200);

        assertThat(edited.at("/comment/body_adf/content/0")).isEqualTo(JSON.readTree(panel));
        assertThat(edited.at("/comment/body").asString()).isEqualTo("> **Warning:** Do not deploy\n\ntypo here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"body\":\" \"",
                "\"body\":\"<br>\"",
                "\"body_adf\":{\"type\":\"doc\",\"version\":1,\"content\":[]}"
            })
    void addsNoEmptyComment(String body) {
        send("POST", "add-comment", "{\"issue_key\":\"SHOP-7\"," + body + "}", 400);
    }

    private static String name(String accountId) {
        return browser.backend("jira/get-assignable-users?jira_project_id=SHOP&external_id=" + ID)
                .json()
                .path("users")
                .valueStream()
                .filter(user -> user.path("accountId").asString().equals(accountId))
                .map(user -> user.path("displayName").asString())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode details(String key) {
        return browser.backend("jira/get-issue-details?issue_key=" + key + "&external_id=" + ID)
                .json()
                .path("issue");
    }

    private static JsonNode send(String method, String operation, String json, int status) {
        Browser.Answer answer = browser.send(
                method,
                "/api/backend/jira/" + operation,
                json.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + RunningJuncture.SECRET_KEY,
                "X-Juncture-External-Id",
                ID,
                "Content-Type",
                "application/json");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        return answer.json();
    }
}
