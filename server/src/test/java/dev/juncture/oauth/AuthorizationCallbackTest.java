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
import org.springframework.http.HttpHeaders;

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
    void leadsTheSameBrowserToTheSamePicker() {
        Secret browser = OneTimeSecret.create();
        String target = "fake?code=granted&state=" + states.start(key, browser).value();
        HttpHeaders cookie = cookie(browser);
        String picker = location(target, cookie);
        assertThat(picker).contains("/finalize-connection/fake/");
        assertThat(location(target, cookie)).isEqualTo(picker);
        assertThat(location(target.replace("granted", "another"), cookie)).isEqualTo(picker);
        assertThat(FakeProvider.INSTANCE.exchanges()).isOne();

        assertThat(location(target)).endsWith("code=invalid_state");
        assertThat(location(target, cookie(OneTimeSecret.create()))).endsWith("code=invalid_state");
    }

    @Test
    void leadsTheSameBrowserToTheSameErrorPage() {
        Secret browser = OneTimeSecret.create();
        String state = states.start(key, browser).value();
        assertThat(location("fake?error=access_denied&state=" + state, cookie(browser)))
                .endsWith("code=consent_declined");
        assertThat(location("fake?code=granted&state=" + state, cookie(browser)))
                .endsWith("code=consent_declined");
        assertThat(FakeProvider.INSTANCE.exchanges()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender",
        "Sec-Purpose, prefetch;anonymous-client-ip",
        "sec-purpose, PREFETCH",
        "Purpose, prefetch",
        "X-Purpose, preview",
        "X-Moz, prefetch",
    })
    void isNotUsedUpByAPrefetch(String header, String value) {
        Secret browser = OneTimeSecret.create();
        String target = "fake?code=granted&state=" + states.start(key, browser).value();
        HttpHeaders prefetch = cookie(browser);
        prefetch.set(header, value);

        Answer answer = calls.send("GET", CALLBACK + target, prefetch, (String) null);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().getCacheControl()).isEqualTo("no-store");
        assertThat(answer.headers().getLocation()).isNull();
        assertThat(FakeProvider.INSTANCE.exchanges()).isZero();
        assertThat(location(target, cookie(browser))).contains("/finalize-connection/fake/");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Purpose, navigate", "Purpose, ''", "Sec-Fetch-Mode, prefetch"})
    void takesOtherRequestsForNavigations(String header, String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(header, value);
        String state = states.start(key, OneTimeSecret.create()).value();
        assertThat(location("fake?code=granted&state=" + state, headers)).contains("/finalize-connection/fake/");
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

    private static HttpHeaders cookie(Secret browser) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.COOKIE, "__Host-juncture-browser=" + browser.value());
        return headers;
    }

    private String location(String target) {
        return location(target, new HttpHeaders());
    }

    private String location(String target, HttpHeaders headers) {
        Answer answer = calls.send("GET", CALLBACK + target, headers, (String) null);
        assertThat(answer.status()).isEqualTo(302);
        return String.valueOf(answer.headers().getLocation());
    }
}
