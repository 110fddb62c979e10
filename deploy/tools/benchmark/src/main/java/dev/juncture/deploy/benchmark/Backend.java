package dev.juncture.deploy.benchmark;

import dev.juncture.sandbox.SandboxControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A product in front of Juncture: it connects people, and asks for them. */
final class Backend {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String secretKey;

    Backend(String address, String secretKey) {
        this.address = address;
        this.secretKey = secretKey;
    }

    /** Goes through the whole connect flow; the sandbox consents in the person's name. */
    void connect(SandboxControl sandbox, String externalId, String site, String callback) {
        String authorize = JSON.readTree(post(
                                "/api/frontend/oauth/get-authorization-uri",
                                Map.of("provider", "jira", "external_id", externalId))
                        .body())
                .path("authorization_uri")
                .asString();
        String scopes = URI.create(authorize).getQuery().replaceAll(".*(?:^|&)scope=([^&]+).*", "$1");
        Matcher state = Pattern.compile("[?&]state=([^&]+)").matcher(authorize);
        if (!state.find()) {
            throw new IllegalStateException("No state in the authorization address");
        }
        String code = sandbox.grant(World.PERSON, "all", scopes, callback);
        String picker = send(request(callback + "?state=" + state.group(1) + "&code="
                                + URLEncoder.encode(code, StandardCharsets.UTF_8))
                        .GET())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        HttpResponse<String> picked = post(
                "/api/frontend/finalize-connection/jira/set-jira-site",
                Map.of("connection_code", picker.substring(picker.lastIndexOf('/') + 1), "site_id", site));
        if (picked.statusCode() != 200) {
            throw new IllegalStateException("No connection was made: " + picked.body());
        }
    }

    /** @throws WrongAnswer when the answer is not the right one */
    void prove(String externalId, Question question) {
        HttpResponse<String> answer = ask(externalId, question);
        JsonNode json = JSON.readTree(answer.body());
        if (!json.isObject() || !answer.body().contains(question.proof())) {
            throw new WrongAnswer(question.name() + " is answered without " + question.proof());
        }
    }

    /** @throws WrongAnswer when the status is not the right one */
    HttpResponse<String> ask(String externalId, Question question) {
        HttpResponse<String> answer = send(question.request(request(address + "/api/backend/" + question.path())
                .header("Authorization", "Bearer " + secretKey)
                .header("X-Juncture-External-Id", externalId)));
        if (answer.statusCode() != question.status()) {
            throw new WrongAnswer(question.name() + " is answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> post(String path, Map<String, String> body) {
        return send(request(address + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped", stopped);
        }
    }
}
