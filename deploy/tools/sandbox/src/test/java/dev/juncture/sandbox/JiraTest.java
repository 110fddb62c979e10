package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.WIDE;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.model.Request.Method;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Params;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Calls Jira on Harbor & Pine as Linus, and compares successful answers with the official documents. */
abstract class JiraTest extends SandboxTest {
    static final String ADA = "712020:3f1c5e0a-6b7d-4c58-9a41-0d9e2b7c1a01";
    static final String ISSUE = "/rest/api/3/issue";

    String token = "";

    @BeforeEach
    void connect() throws Exception {
        token = client.accessToken("linus", "all", WIDE);
    }

    /** A 200, checked and read. */
    JsonNode get(String path) throws Exception {
        return ok(200, "GET", path, "");
    }

    JsonNode ok(int status, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = call(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        OfficialApi.check(Method.valueOf(method), path, answer);
        return answer.body().isEmpty() ? Json.MAPPER.createObjectNode() : json(answer);
    }

    HttpResponse<String> call(String method, String path, String body) throws Exception {
        return client.jira(method, token, HARBOR_PINE, path, body);
    }

    /** Creates a task in SHOP and returns its key. */
    String create(String summary) throws Exception {
        return ok(201, "POST", ISSUE, fields("SHOP", "Task", "\"summary\":\"" + summary + "\""))
                .path("key")
                .asString();
    }

    static String fields(String project, String type, String more) {
        return "{\"fields\":{\"project\":{\"key\":\"" + project + "\"},\"issuetype\":{\"name\":\"" + type + "\"}"
                + (more.isEmpty() ? "" : ",") + more + "}}";
    }

    static String paragraph(String text) {
        return "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\""
                + text + "\"}]}]}";
    }

    List<String> keys(String jql) throws Exception {
        return get("/rest/api/3/search/jql?fields=key&maxResults=100&jql=" + Params.encode(jql))
                .path("issues")
                .values()
                .stream()
                .map(issue -> issue.path("key").asString())
                .toList();
    }

    static void assertSentence(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer))
                .isEqualTo(
                        Json.MAPPER.valueToTree(Json.object("errorMessages", List.of(sentence), "errors", Map.of())));
    }

    static void assertField(HttpResponse<String> answer, String field, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer))
                .isEqualTo(Json.MAPPER.valueToTree(
                        Json.object("errorMessages", List.of(), "errors", Map.of(field, sentence))));
    }
}
