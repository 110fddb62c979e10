package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks that a wrong call to the sandbox is noticed. */
class OfficialCallsTest {
    private static final String SEARCH = "/rest/api/3/search/jql";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    private final OfficialCalls calls = OfficialCalls.of(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void acceptsWhatAtlassianDescribes() throws Exception {
        post("/oauth/token", "application/json", "{\"whatever\":1}");
        post("/ex/jira/site" + SEARCH, "application/json", "{\"jql\":\"a = 1\",\"maxResults\":5}");
        post("/ex/jira/site/rest/api/3/issue/A-1/attachments", "multipart/form-data; boundary=b", "--b--");

        assertThatCode(calls::check).doesNotThrowAnyException();
    }

    @Test
    void namesAWrongBodyAWrongQueryAndAWrongPath() throws Exception {
        post("/ex/jira/site" + SEARCH, "application/json", "{\"jql\":\"a = 1\",\"limit\":5}");
        post("/ex/jira/site" + SEARCH + "?page=a%20b", "application/json", "{\"jql\":\"a = 1\"}");
        post("/ex/jira/site/rest/api/3/nothing", "application/json", "{}");

        assertThatThrownBy(calls::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "what Atlassian's documents do not allow",
                        "\"limit\"",
                        "page=a%20b",
                        "the documents know no such path");
    }

    @Test
    void permitsOnlyTheCallsThatATestAllows() throws Exception {
        calls.permit("POST", "/rest/api/3/nothing");
        post("/ex/jira/site/rest/api/3/nothing?a=b", "application/json", "{}");

        assertThatCode(calls::check).doesNotThrowAnyException();

        post("/ex/jira/site/rest/api/3/nothing/else", "application/json", "{}");

        assertThatThrownBy(calls::check).hasMessageContaining("/nothing/else").hasMessageNotContaining("a=b");
    }

    private void post(String path, String type, String body) throws Exception {
        http.send(
                HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
    }
}
