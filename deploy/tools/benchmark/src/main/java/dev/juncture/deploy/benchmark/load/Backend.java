package dev.juncture.deploy.benchmark.load;

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

/** The backend of a product: makes connections and sends requests for them. */
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

    /** Runs the whole connect flow. The sandbox gives the user's consent. */
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
        String code = sandbox.grant(TestData.PERSON, "all", scopes, callback);
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

    /**
     * Checks the content of an answer.
     *
     * @throws WrongAnswerException if the answer is not correct
     */
    void verify(String externalId, ApiRequest request) {
        HttpResponse<String> answer = call(externalId, request);
        JsonNode json = JSON.readTree(answer.body());
        if (!json.isObject() || !answer.body().contains(request.proof())) {
            throw new WrongAnswerException(request.name() + " is answered without " + request.proof());
        }
    }

    /**
     * Sends a request and returns the answer.
     *
     * @throws WrongAnswerException if the status is not correct
     */
    HttpResponse<String> call(String externalId, ApiRequest request) {
        HttpResponse<String> answer = send(request.applyTo(request(address + "/api/backend/" + request.path())
                .header("Authorization", "Bearer " + secretKey)
                .header("X-Juncture-External-Id", externalId)));
        if (answer.statusCode() != request.status()) {
            throw new WrongAnswerException(
                    request.name() + " is answered " + answer.statusCode() + ": " + answer.body());
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
