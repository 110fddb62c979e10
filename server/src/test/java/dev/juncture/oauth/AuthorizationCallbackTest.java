package dev.juncture.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.provider.ProviderErrors;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.Logged;
import dev.juncture.testing.TestConnections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class AuthorizationCallbackTest {
    private static final String CALLBACK = "/api/frontend/oauth/authorization-callback/";

    @Autowired
    Calls calls;

    @Autowired
    AuthorizationStates states;

    @Autowired
    ConnectionCodes codes;

    private final ConnectionKey key = TestConnections.freshKey(FakeProvider.NAME);

    @Test
    void returnsTheAddressOfTheConsentPage() {
        for (String name : new String[] {"get-authorization-uri", "initiate-oauth-flow"}) {
            Answer answer = calls.browser("POST", "/api/frontend/oauth/" + name, """
                            {"provider":"fake","external_id":"acme","juncture_public_key":"ignored"}""");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("authorization_uri").asString())
                    .matches("https://fake\\.example\\.com/authorize\\?state=[A-Za-z0-9_-]{200,600}");
        }
    }

    @Test
    void storesTheGrantAndRedirectsTheUserToThePicker() {
        Secret state = states.start(key, OneTimeSecret.create());

        String location = location("fake?code=granted&state=" + state.value());

        String page = Deployment.FRONTEND + "/finalize-connection/fake/";
        assertThat(location).startsWith(page);
        WaitingGrant grant = codes.peek(new Secret(location.substring(page.length())), FakeProvider.NAME);
        assertThat(grant.key()).isEqualTo(key);
        assertThat(grant.tokens()).isEqualTo(FakeProvider.pair("granted"));
    }

    @ParameterizedTest
    @CsvSource({
        "error=access_denied&error_description=hunter2, consent_declined",
        "error=server_error, authorization_failed",
        "error=access_denied&code=granted, consent_declined",
        "code=, authorization_failed",
        "x=y, authorization_failed",
    })
    void redirectsTheUserToAnErrorPageAndUsesUpTheState(String parameters, String code) {
        Secret state = states.start(key, OneTimeSecret.create());
        String target = "fake?" + parameters + "&state=" + state.value();

        assertThat(location(target)).isEqualTo(Deployment.FRONTEND + "/connection-error?code=" + code);

        assertThat(FakeProvider.INSTANCE.exchanges()).isZero();
        assertThat(location("fake?code=granted&state=" + state.value())).endsWith("code=invalid_state");
    }

    @ParameterizedTest
    @CsvSource({
        "fake?code=granted, invalid_state",
        "fake?code=granted&state=, invalid_state",
        "fake?code=granted&state=forged, invalid_state",
        "fake?error=access_denied, invalid_state",
        "trello?code=granted&state=forged, unknown_provider",
        "fake?code=a&code=b&state=forged, invalid_request",
    })
    void exchangesNoCodeForACallbackWithoutAConnect(String target, String code) {
        assertThat(location(target)).isEqualTo(Deployment.FRONTEND + "/connection-error?code=" + code);
        assertThat(FakeProvider.INSTANCE.exchanges()).isZero();
    }

    @Test
    void usesUpTheStateWhenTheExchangeFails() {
        FakeProvider.INSTANCE.onExchange(pair -> {
            throw new ApiException(ProviderErrors.REFRESH_TOKEN_MISSING, "none");
        });
        String target = "fake?code=granted&state="
                + states.start(key, OneTimeSecret.create()).value();
        assertThat(location(target)).endsWith("/connection-error?code=refresh_token_missing");
        assertThat(location(target)).endsWith("/connection-error?code=invalid_state");
        assertThat(FakeProvider.INSTANCE.exchanges()).isOne();
    }

    @Test
    void redirectsTheUserToAnErrorPageWhenTheProviderIsUnavailable() {
        FakeProvider.INSTANCE.onExchange(pair -> {
            throw new ApiException(ErrorCode.RATE_LIMITED, "later");
        });
        assertThat(location("fake?code=granted&state="
                        + states.start(key, OneTimeSecret.create()).value()))
                .endsWith("/connection-error?code=rate_limited");
    }

    @Test
    void refusesTheStateOfAnotherProvider() {
        Secret state = states.start(key, OneTimeSecret.create());
        assertThat(location("jira?code=granted&state=" + state.value())).endsWith("code=invalid_state");
    }

    @Test
    void exchangesACodeOnceWhenTheCallbackIsRepeated() {
        String target = "fake?code=granted&state="
                + states.start(key, OneTimeSecret.create()).value();
        assertThat(location(target)).contains("/finalize-connection/fake/");
        assertThat(location(target)).endsWith("code=invalid_state");
        assertThat(FakeProvider.INSTANCE.exchanges()).isOne();
    }

    @Test
    void isNotUsedUpByALinkPreview() {
        Secret state = states.start(key, OneTimeSecret.create());
        assertThat(calls.browser("HEAD", CALLBACK + "fake?code=granted&state=" + state.value(), null)
                        .status())
                .isEqualTo(405);
        assertThat(location("fake?code=granted&state=" + state.value())).contains("/finalize-connection/");
    }

    @Test
    void logsNeitherCodeNorState() {
        Secret state = states.start(key, OneTimeSecret.create());
        try (Logged log = Logged.by("dev.juncture")) {
            String location = location("fake?code=hunter2&state=" + state.value());
            assertThat(log.text())
                    .contains("authorizationCallback")
                    .doesNotContain("hunter2", state.value(), location.substring(location.lastIndexOf('/') + 1));
        }
    }

    private String location(String target) {
        Answer answer = calls.browser("GET", CALLBACK + target, null);
        assertThat(answer.status()).isEqualTo(302);
        return String.valueOf(answer.headers().getLocation());
    }
}
