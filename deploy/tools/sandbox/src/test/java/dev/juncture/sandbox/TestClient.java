package dev.juncture.sandbox;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Params;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An app that talks to a sandbox over HTTP, as the product would. */
final class TestClient {
    static final String REDIRECT_URI =
            SandboxOptions.defaults().redirectUris().iterator().next();
    static final String HARBOR_PINE = "6f1d2c3b-8a47-4e0f-9b5c-1a2b3c4d5e01";
    static final String MERIDIAN = "2b9e7f54-3c18-4d6a-8e02-7f6a5b4c3d02";
    static final String LANTERNFISH = "0a6f3d9b-e7c8-4195-8b2a-4c5d6e7f8a09";
    static final String CONFLUENCE_ONLY = "f4e2c8a6-1b7d-4930-a5c4-7e6d5c4b3a10";
    static final String SCOPE = "read:jira-work read:jira-user read:me offline_access";
    /** Everything that the product may ask for in Jira. */
    static final String WIDE = SCOPE + " write:jira-work manage:jira-configuration read:board-scope:jira-software"
            + " write:board-scope:jira-software read:board-scope.admin:jira-software read:project:jira"
            + " read:sprint:jira-software write:sprint:jira-software delete:sprint:jira-software"
            + " read:issue-details:jira read:jql:jira";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;

    TestClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    record Tokens(String access, String refresh) {}

    Tokens connect(String person, String site) throws Exception {
        return tokens(redeem(sandbox.control().grant(person, site, SCOPE, REDIRECT_URI)));
    }

    String accessToken(String person, String site, String scope) throws Exception {
        HttpResponse<String> answer = redeem(sandbox.control().grant(person, site, scope, REDIRECT_URI));
        return json(answer).path("access_token").asString();
    }

    HttpResponse<String> redeem(String code) throws Exception {
        return token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT_URI));
    }

    HttpResponse<String> refresh(String refreshToken) throws Exception {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** A token request with the right credentials, which the members given may replace. */
    HttpResponse<String> token(Map<String, String> members) throws Exception {
        Map<String, Object> body = Json.object(
                "client_id", SandboxOptions.defaults().clientId(),
                "client_secret", SandboxOptions.defaults().clientSecret());
        body.putAll(members);
        return post("/oauth/token", Json.MAPPER.writeValueAsString(body));
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> postForm(String path, Map<String, String> form) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(form))));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> jira(String token, String site, String path) throws Exception {
        return get("/ex/jira/" + site + path, token);
    }

    HttpResponse<String> jiraPost(String token, String site, String path, String json) throws Exception {
        return send(request("/ex/jira/" + site + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A call with a body, or without one when it is empty. */
    HttpResponse<String> jira(String method, String token, String site, String path, String json) throws Exception {
        HttpRequest.Builder request = request("/ex/jira/" + site + path).header("Authorization", "Bearer " + token);
        return send(
                json.isEmpty()
                        ? request.method(method, HttpRequest.BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.url() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static Tokens tokens(HttpResponse<String> answer) {
        JsonNode body = json(answer);
        return new Tokens(
                body.path("access_token").asString(), body.path("refresh_token").asString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body());
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> Params.encode(entry.getKey()) + "=" + Params.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }
}
