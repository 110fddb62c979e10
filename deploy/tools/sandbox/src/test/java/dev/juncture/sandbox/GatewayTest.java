package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.CONFLUENCE_ONLY;
import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.MERIDIAN;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest extends SandboxTest {

    @Test
    void refusesABadTokenWithoutSayingWhy() throws Exception {
        HttpResponse<String> answer = client.jira("nonsense", HARBOR_PINE, "/rest/api/3/myself");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"code\":401,\"message\":\"Unauthorized\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "read:jira-work, /rest/api/3/myself",
        "read:jira-user, /rest/api/3/project/search",
        "read:jira-user, /rest/api/3/project/SHOP",
        "read:jira-user, /rest/api/3/search/jql?jql=project%20%3D%20SHOP"
    })
    void refusesAMissingScopeWithTheSameStatusAsABadToken(String scope, String path) throws Exception {
        HttpResponse<String> answer = client.jira(client.accessToken("ada", HARBOR_PINE, scope), HARBOR_PINE, path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11111111-2222-3333-4444-555555555555", CONFLUENCE_ONLY, MERIDIAN})
    void doesNotKnowASiteThatIsMissingWithoutJiraOrNotGranted(String site) throws Exception {
        String token = client.connect("linus", HARBOR_PINE).access();
        String path = "/ex/jira/" + site + "/rest/api/3/myself";

        HttpResponse<String> answer = client.get(path, token);

        assertNotFound(answer, path);
    }

    @Test
    void checksTheSiteBeforeTheToken() throws Exception {
        String path = "/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/myself";

        assertNotFound(client.get(path), path);
    }

    @Test
    void doesNotKnowOtherPaths() throws Exception {
        assertNotFound(client.get("/ex/confluence/x"), "/ex/confluence/x");
        assertNotFound(client.get("/nothing/here"), "/nothing/here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/api/2/search?jql=project%3DSHOP", "/rest/api/3/search"})
    void saysThatTheOldSearchIsGone(String path) throws Exception {
        String token = client.connect("ada", HARBOR_PINE).access();
        String body = "{\"errorMessages\":[\"The requested API has been removed. Please migrate to the"
                + " /rest/api/3/search/jql API. A full migration guideline is available at"
                + " https://developer.atlassian.com/changelog/#CHANGE-2046\"],\"errors\":{}}";

        HttpResponse<String> get = client.jira(token, HARBOR_PINE, path);
        HttpResponse<String> post = client.jiraPost(token, HARBOR_PINE, path, "{}");

        assertThat(get.statusCode()).isEqualTo(410);
        assertThat(get.body()).isEqualTo(body);
        assertThat(post.statusCode()).isEqualTo(410);
        assertThat(post.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
        "/rest/api/3/unheard-of, 404",
        "/rest/api/3/search/approximate-count, 405",
        "/rest/api/3/project/search?startAt=abc, 400",
        "/rest/api/3/search/jql?jql=project%3DSHOP&maxResults=ten, 400"
    })
    void answersWhatItsFrameworkRefusesAsProblemJson(String path, int status) throws Exception {
        String token = client.connect("ada", HARBOR_PINE).access();

        HttpResponse<String> answer = client.jira(token, HARBOR_PINE, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance");
        assertThat(json(answer).path("instance").asString()).isEqualTo(path.replaceAll("\\?.*", ""));
    }

    @Test
    void sendsTheRateLimitWithEachAnswerOfJira() throws Exception {
        String token = client.connect("ada", HARBOR_PINE).access();

        HttpResponse<String> answer = client.jira(token, HARBOR_PINE, "/rest/api/3/project/NOPE");

        assertThat(answer.headers().firstValue("X-RateLimit-Limit")).contains("350");
        assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).contains("349");
    }

    private static void assertNotFound(HttpResponse<String> answer, String path) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"timestamp\":\"2026-11-22T12:00:00Z\",\"status\":404,\"error\":\"Not Found\","
                        + "\"message\":\"No message available\",\"path\":\"" + path + "\"}");
        assertThat(answer.headers().firstValue("X-Failure-Category")).contains("FAILURE_CLIENT_TCS");
    }
}
