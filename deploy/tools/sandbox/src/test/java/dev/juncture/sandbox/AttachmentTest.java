package dev.juncture.sandbox;

import static com.atlassian.oai.validator.model.Request.Method.POST;
import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AttachmentTest extends JiraTest {
    private static final String LIST = ISSUE + "/SHOP-7/attachments";
    private static final String TEXT = "line one\r\nline two\r\n--not the end";

    @Test
    void returnsAnUploadedFileUnchanged() throws Exception {
        JsonNode file = attached("plän.txt", TEXT);

        assertThat(file.path("filename").asString()).isEqualTo("plän.txt");
        assertThat(file.path("mimeType").asString()).isEqualTo("text/plain");
        assertThat(file.path("size").asLong()).isEqualTo(TEXT.length());
        assertThat(file.path("content").asString()).startsWith("https://harbor-pine.atlassian.example/");
        assertThat(get("/rest/api/3/attachment/" + id(file)).path("id").isIntegralNumber())
                .isTrue();
        assertThat(get(ISSUE + "/SHOP-7").path("fields").path("attachment").size())
                .isEqualTo(1);
        assertThat(content(file, "?redirect=false", "").body()).isEqualTo(TEXT);
    }

    @Test
    void redirectsToAMediaHostThatAnswersOnceWithoutAToken() throws Exception {
        JsonNode file = attached("a.txt", TEXT);
        HttpResponse<String> redirect = content(file, "", "");
        assertThat(redirect.statusCode()).isEqualTo(303);
        String media = redirect.headers()
                .firstValue("Location")
                .orElseThrow()
                .substring(sandbox.url().length());

        assertThat(client.get(media, token).statusCode()).isEqualTo(400);
        assertThat(client.get(media).body()).isEqualTo(TEXT);
        assertThat(client.get(media).statusCode()).isEqualTo(403);
    }

    @Test
    void returnsARangeOfAFile() throws Exception {
        JsonNode file = attached("a.txt", "0123456789");

        HttpResponse<String> part = content(file, "?redirect=false", "bytes=2-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
        assertThat(content(file, "?redirect=false", "bytes=-3").body()).isEqualTo("789");
        assertThat(content(file, "?redirect=false", "bytes=8-").body()).isEqualTo("89");
        assertThat(content(file, "?redirect=false", "bytes=99-").statusCode()).isEqualTo(416);
    }

    @Test
    void acceptsLargeFiles() throws Exception {
        String large = "x".repeat(5 << 20);

        assertThat(content(attached("large.bin", large), "?redirect=false", "").body())
                .isEqualTo(large);
    }

    @Test
    void refusesAnUploadWithoutItsHeaderOrWithoutAFile() throws Exception {
        assertThat(upload(LIST, "", body("file", "a.txt", TEXT)).statusCode()).isEqualTo(403);
        assertThat(upload(LIST, "no-check", body("other", "a.txt", TEXT)).statusCode())
                .isEqualTo(400);
        assertThat(upload(ISSUE + "/NOPE-1/attachments", "no-check", body("file", "a.txt", TEXT))
                        .statusCode())
                .isEqualTo(404);
        assertThat(call("POST", LIST, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void deletesAFile() throws Exception {
        String path = "/rest/api/3/attachment/" + id(attached("a.txt", TEXT));
        ok(204, "DELETE", path, "");

        assertThat(call("GET", path, "").statusCode()).isEqualTo(404);
        assertThat(get("/rest/api/3/attachment/meta").path("enabled").asBoolean())
                .isTrue();
    }

    private JsonNode attached(String name, String text) throws Exception {
        HttpResponse<String> answer = upload(LIST, "no-check", body("file", name, text));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(OfficialApi.check(POST, LIST, answer)).get(0);
    }

    private HttpResponse<String> upload(String path, String check, String body) throws Exception {
        HttpRequest.Builder request = client.request("/ex/jira/" + HARBOR_PINE + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        return client.send(check.isEmpty() ? request : request.header("X-Atlassian-Token", check));
    }

    private HttpResponse<String> content(JsonNode file, String query, String range) throws Exception {
        HttpRequest.Builder request = client.request(
                        "/ex/jira/" + HARBOR_PINE + "/rest/api/3/attachment/content/" + id(file) + query)
                .header("Authorization", "Bearer " + token);
        return client.send(range.isEmpty() ? request : request.header("Range", range));
    }

    private static String body(String part, String name, String text) {
        return "--xyz\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n--xyz--\r\n";
    }

    private static String id(JsonNode file) {
        return file.path("id").asString();
    }
}
