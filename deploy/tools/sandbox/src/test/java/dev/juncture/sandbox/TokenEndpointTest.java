package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.REDIRECT_URI;
import static dev.juncture.sandbox.TestClient.SCOPE;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TokenEndpointTest extends SandboxTest {

    @Test
    void exchangesACodeForTokens() throws Exception {
        HttpResponse<String> answer = client.redeem(code(SCOPE));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = json(answer);
        assertThat(body.path("access_token").asString().split("\\.")).hasSize(3);
        assertThat(body.path("refresh_token").asString()).isNotBlank();
        assertThat(body.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(body.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(body.path("scope").asString()).isEqualTo(SCOPE);
    }

    @Test
    void returnsNoRefreshTokenWithoutOfflineAccess() throws Exception {
        JsonNode body = json(client.redeem(code("read:jira-work")));

        assertThat(body.has("access_token")).isTrue();
        assertThat(body.has("refresh_token")).isFalse();
    }

    @Test
    void acceptsACodeOnce() throws Exception {
        String code = code(SCOPE);
        client.redeem(code);

        assertError(client.redeem(code), 400, "invalid_request", "authorization_code is invalid");
    }

    @Test
    void acceptsACodeForFiveMinutes() throws Exception {
        String inTime = code(SCOPE);
        String late = code(SCOPE);

        control.advanceClock(Duration.ofMinutes(5));
        assertThat(client.redeem(inTime).statusCode()).isEqualTo(200);
        control.advanceClock(Duration.ofSeconds(1));
        assertError(client.redeem(late), 400, "invalid_request", "authorization_code is invalid");
    }

    @Test
    void acceptsACodeOnlyWithItsRedirectUri() throws Exception {
        control.allowRedirectUri("http://localhost:9999/other");
        HttpResponse<String> answer = client.token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code(SCOPE),
                "redirect_uri",
                "http://localhost:9999/other"));

        assertError(answer, 400, "invalid_request", "authorization_code is invalid");
    }

    @Test
    void refusesAnUnknownCode() throws Exception {
        assertError(client.redeem("never-issued"), 400, "invalid_request", "authorization_code is invalid");
    }

    @Test
    void refusesAWrongSecretWithTheErrorForADeclinedConsent() throws Exception {
        String code = code(SCOPE);
        Map<String, String> wrong = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                REDIRECT_URI,
                "client_secret",
                "wrong");

        assertError(client.token(wrong), 401, "access_denied", "Unauthorized");
        assertThat(client.redeem(code).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnUnknownClient() throws Exception {
        HttpResponse<String> answer = client.token(
                Map.of("grant_type", "refresh_token", "refresh_token", "any", "client_id", "somebody-else"));

        assertError(answer, 401, "access_denied", "Unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", ""})
    void namesTheGrantTypesItKnows(String grantType) throws Exception {
        assertError(
                client.token(Map.of("grant_type", grantType)),
                400,
                "invalid_request",
                "grant_type must be one of [authorization_code|refresh_token|client_credentials]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "grant_type=refresh_token&refresh_token=x", "[]", "{\"grant_type\":"})
    void refusesABodyThatItCannotRead(String body) throws Exception {
        assertError(client.post("/oauth/token", body), 400, "invalid_request", "Incorrect request parameters");
    }

    @Test
    void refusesADeadRefreshTokenWithEitherError() throws Exception {
        assertError(client.refresh("never-issued"), 403, "unauthorized_client", "refresh_token is invalid");

        control.refuseAsDocumented(true);
        assertError(client.refresh("never-issued"), 403, "invalid_grant", "Unknown or invalid refresh token.");
    }

    private String code(String scope) {
        return control.grant("ada", HARBOR_PINE, scope, REDIRECT_URI);
    }

    private static void assertError(HttpResponse<String> answer, int status, String error, String description) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
    }
}
