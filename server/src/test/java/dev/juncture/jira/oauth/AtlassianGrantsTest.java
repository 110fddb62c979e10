package dev.juncture.jira.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.Remedy;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.provider.ProviderErrors;
import dev.juncture.provider.Scopes;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.Logged;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.client.ResourceAccessException;

/** The known answers of Atlassian's token endpoint, and their meaning. */
@JunctureTest
class AtlassianGrantsTest {
    private static final Secret CODE = new Secret("the-code");
    private static final Secret REFRESH = new Secret("the-refresh-token");
    private static final URI CALLBACK = URI.create("https://connect.example.com/callback/");

    @Autowired
    AtlassianGrants grants;

    @Autowired
    JiraProvider provider;

    @Test
    void exchangesACode() {
        Atlassian.grants("one");
        assertThat(grants.exchange(CODE, CALLBACK))
                .isEqualTo(new TokenPair(
                        new Secret("access-one"),
                        new Secret("refresh-one"),
                        Duration.ofHours(1),
                        Scopes.of("offline_access read:jira-work")));
        Atlassian.server()
                .verify(1, postRequestedFor(urlEqualTo("/oauth/token")).withRequestBody(equalToJson("""
                                                {"grant_type":"authorization_code","client_id":"client",
                                                 "client_secret":"client-secret","code":"the-code",
                                                 "redirect_uri":"https://connect.example.com/callback/"}""")));
    }

    @Test
    void exchangesARefreshToken() {
        Atlassian.grants("two");
        assertThat(grants.refresh(REFRESH).refreshToken()).isEqualTo(new Secret("refresh-two"));
        Atlassian.server()
                .verify(1, postRequestedFor(urlEqualTo("/oauth/token")).withRequestBody(equalToJson("""
                                                {"grant_type":"refresh_token","client_id":"client",
                                                 "client_secret":"client-secret","refresh_token":"the-refresh-token"}""")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{}'                                    | ''",
                "'{\"scope\":null}'                      | ''",
                "'{\"scope\":\" \"}'                     | ''",
                "'{\"scope\":[\"read:jira-work\"]}'      | ''",
                "'{\"scope\":7}'                         | ''",
                "'{\"scope\":{\"a\":1}}'                 | ''",
                "'{\"scope\":\"a \\u0000b c\\\"d  e\"}'   | a e",
            })
    void keepsTheTokensWhenTheScopesAreUnreadable(String scope, String understood) {
        String more = scope.length() > 2 ? "," : "";
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(200, """
                {"access_token":"a","refresh_token":"r","expires_in":3600%s%s""".formatted(more, scope.substring(1))));
        TokenPair pair = grants.refresh(REFRESH);
        assertThat(pair.refreshToken()).isEqualTo(new Secret("r"));
        assertThat(pair.scopes()).isEqualTo(understood.isEmpty() ? null : Scopes.of(understood));
    }

    @ParameterizedTest
    @CsvSource({
        "403, unauthorized_client, refresh_token is invalid",
        "403, invalid_grant, Unknown or invalid refresh token.",
        "400, invalid_grant, whatever",
    })
    void recognizesAVerdict(int status, String error, String description) {
        answer(status, error, description);
        assertThatThrownBy(() -> grants.refresh(REFRESH))
                .isInstanceOfSatisfying(
                        GrantRefusedException.class,
                        refused -> assertThat(refused.verdict()).isEqualTo(error));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request, authorization_code is invalid",
        "403, invalid_request, Invalid authorization code",
        "403, invalid_grant, Unknown or invalid refresh token.",
        "403, unauthorized_client, refresh_token is invalid",
        "400, invalid_request, Incorrect request parameters",
    })
    void reportsARefusedCode(int status, String error, String description) {
        answer(status, error, description);
        assertThat(exchangeRefusal().code()).isEqualTo(ProviderErrors.AUTHORIZATION_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request, grant_type must be one of [authorization_code|refresh_token|client_credentials]",
        "400, invalid_request, Incorrect request parameters",
        "403, access_denied, x",
        "404, not_found, x",
        "400, INVALID_GRANT, x",
    })
    void doesNotTreatOtherRefusalsAsVerdicts(int status, String error, String description) {
        answer(status, error, description);
        assertThat(refreshRefusal()).isNotNull();
    }

    @Test
    void blamesTheClientSecretAndNotTheUser() {
        answer(401, "access_denied", "Unauthorized");
        assertThat(exchangeRefusal().code()).isEqualTo(ProviderErrors.PROVIDER_MISCONFIGURED);
        assertThat(refreshRefusal().code()).isEqualTo(ProviderErrors.PROVIDER_MISCONFIGURED);
        assertThat(refreshRefusal()).hasMessageContaining("DEFAULT_JIRA_CLIENT_SECRET");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void treatsAServerErrorAsATemporaryFailure(int status) {
        Atlassian.onPost(Atlassian.TOKEN, html(status));
        assertThat(refreshRefusal().code()).isEqualTo(JiraErrors.JIRA_UNAVAILABLE);
        assertThat(exchangeRefusal().code()).isEqualTo(JiraErrors.JIRA_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_grant", "unauthorized_client"})
    void ignoresAVerdictInAServerError(String error) {
        answer(503, error, "x");
        assertThat(refreshRefusal().code()).isEqualTo(JiraErrors.JIRA_UNAVAILABLE);
    }

    @Test
    void waitsAtLeastASecondWhenLimited() {
        Atlassian.onPost(Atlassian.TOKEN, html(429).withHeader("Retry-After", "0"));
        ApiException refusal = refreshRefusal();
        assertThat(refusal.code().code()).isEqualTo("rate_limited");
        assertThat(refusal).extracting("retryAfter").isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void acceptsARefusalInHtml(int status) {
        Atlassian.onPost(Atlassian.TOKEN, html(status));
        assertThat(refreshRefusal()).isNotNull();
    }

    @Test
    void acceptsARefusalWithoutABody() {
        Atlassian.onPost(Atlassian.TOKEN, aResponse().withStatus(403));
        assertThat(refreshRefusal()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "\"text\"",
                "{\"access_token\":\"a\"}",
                "<html>hunter2</html>",
                "{\"access_token\":",
                "{\"access_token\":\"a\",\"refresh_token\":\"r\"}",
                "{\"access_token\":{},\"refresh_token\":\"r\",\"expires_in\":1}",
                "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":\"soon\"}"
            })
    void rejectsAnUnreadableSuccess(String body) {
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(200, body));
        assertThat(refreshRefusal().code()).isEqualTo(JiraErrors.JIRA_BAD_ANSWER);
        assertThat(refreshRefusal()).hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302})
    void rejectsASuccessWithoutJson(int status) {
        Atlassian.onPost(Atlassian.TOKEN, aResponse().withStatus(status).withHeader("Location", "/elsewhere"));
        assertThat(refreshRefusal().code()).isEqualTo(JiraErrors.JIRA_BAD_ANSWER);
    }

    @Test
    void explainsAMissingRefreshToken() {
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(200, """
                {"access_token":"a","expires_in":3600,"token_type":"Bearer"}"""));
        assertThat(exchangeRefusal().code()).isEqualTo(ProviderErrors.REFRESH_TOKEN_MISSING);
        assertThat(exchangeRefusal()).hasMessageContaining("offline_access");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void treatsABrokenConnectionAsATemporaryFailure(Fault fault) {
        Atlassian.onPost(Atlassian.TOKEN, aResponse().withFault(fault));
        assertThat(refreshRefusal().code()).isIn(JiraErrors.JIRA_UNAVAILABLE, JiraErrors.JIRA_BAD_ANSWER);
    }

    @Test
    void reportsATimeOut() {
        ResourceAccessException tooLate =
                new ResourceAccessException("I/O error", new HttpTimeoutException("request timed out"));
        JiraFailure failure = AtlassianHttp.unanswered(tooLate);
        assertThat(failure.code()).isEqualTo(JiraErrors.JIRA_TIMEOUT);
        assertThat(failure.remedy()).isEqualTo(Remedy.RETRY);
    }

    @Test
    void followsNoRedirectWithASecret() {
        Atlassian.onPost(
                Atlassian.TOKEN, aResponse().withStatus(307).withHeader("Location", Atlassian.url() + "/thief"));
        assertThat(refreshRefusal()).isNotNull();
        assertThat(Atlassian.requests(postRequestedFor(urlEqualTo("/thief")))).isZero();
    }

    @Test
    void neverLogsATokenACodeOrTheSecret() {
        try (Logged log = Logged.by("dev.juncture")) {
            answer(403, "invalid_grant", "hunter2");
            exchangeRefusal();
            assertThat(log.text()).contains("invalid_grant").doesNotContain("hunter2", "the-code", "client-secret");
        }
    }

    @Test
    void encodesEveryParameterOfTheConsentPage() {
        String page = provider.authorizationUri(new Secret("st&te=%20+")).toString();
        assertThat(page)
                .startsWith(Atlassian.url()
                        + "/authorize?audience=api.atlassian.com&client_id=client&scope=read%3Ajira-work%20")
                .contains("offline_access", "&state=st%26te%3D%2520%2B&", "&response_type=code&prompt=consent")
                .contains(
                        "&redirect_uri=https%3A%2F%2Fconnect.example.com%2Fapi%2Ffrontend%2Foauth%2Fauthorization-callback%2Fjira&");
    }

    private static void answer(int status, String error, String description) {
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(status, """
                {"error":"%s","error_description":"%s"}""".formatted(error, description)));
    }

    private static ResponseDefinitionBuilder html(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><body>Sorry</body></html>");
    }

    private ApiException refreshRefusal() {
        return catchThrowableOfType(ApiException.class, () -> grants.refresh(REFRESH));
    }

    private ApiException exchangeRefusal() {
        return catchThrowableOfType(ApiException.class, () -> grants.exchange(CODE, CALLBACK));
    }
}
