package dev.juncture.deploy.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.juncture.crypto.DataKey;
import dev.juncture.testing.Logged;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.client.ClientHttpRequestFactory;

class KeyVaultKeysTest {
    private static final String VAULT = "https://juncture.vault.azure.net";
    private static final String TOKEN = "/msi/token?resource=https://vault.azure.net&api-version=2019-08-01";

    @RegisterExtension
    private final WireMockExtension azure = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final Set<String> vaults = new TreeSet<>();

    @BeforeEach
    void anIdentityGivesTokens() {
        azure.stubFor(get(urlEqualTo(TOKEN))
                .withHeader("X-IDENTITY-HEADER", equalTo("app"))
                .willReturn(okJson(
                        "{\"access_token\":\"first\",\"expires_on\":\"1800000000\",\"token_type\":\"Bearer\"}")));
    }

    @Test
    void areUnwrappedInTheOrderOfTheEntries() {
        vaultUnwraps("new", wrapped(1), okJson(unwrapped(key(1))));
        vaultUnwraps("old", wrapped(2), okJson(unwrapped(key(2))));

        List<DataKey> keys =
                keys(entry("new", wrapped(1)) + "," + entry("old", wrapped(2))).keys();

        assertThat(keys).containsExactly(new DataKey(key(1), false), new DataKey(key(2), false));
        assertThat(vaults).containsExactly("juncture.vault.azure.net");
    }

    @Test
    void makeNoCallWithoutEntries() {
        assertThat(keys("").keys()).isEmpty();
        azure.verify(0, getRequestedFor(urlPathEqualTo("/msi/token")));
    }

    @Test
    void requestANewTokenWhenTheVaultRejectsTheFirst() {
        azure.stubFor(get(urlEqualTo(TOKEN))
                .inScenario("tokens")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson("{\"access_token\":\"stale\"}"))
                .willSetStateTo("new"));
        azure.stubFor(get(urlEqualTo(TOKEN))
                .inScenario("tokens")
                .whenScenarioStateIs("new")
                .willReturn(okJson("{\"access_token\":\"first\"}")));
        azure.stubFor(post(urlPathEqualTo("/keys/new/v1/unwrapkey"))
                .withHeader("Authorization", equalTo("Bearer stale"))
                .willReturn(status(401)));
        vaultUnwraps("new", wrapped(1), okJson(unwrapped(key(1))));

        assertThat(keys(entry("new", wrapped(1))).keys()).containsExactly(new DataKey(key(1), false));
    }

    @Test
    void sayWhichRoleIsMissingWhenTheVaultRefuses() {
        vaultUnwraps("new", wrapped(1), status(403).withBody("{\"error\":{\"message\":\"secret detail\"}}"));

        try (Logged log = Logged.by(KeyVaultKeys.class.getName())) {
            fail("Key Vault Crypto Service Encryption User");
            assertThat(log.text())
                    .contains(VAULT + "/keys/new/v1", "Key Vault Crypto Service Encryption User")
                    .doesNotContain(
                            "secret detail", "first", Base64.getUrlEncoder().encodeToString(wrapped(1)));
        }
        azure.verify(1, postRequestedFor(urlPathEqualTo("/keys/new/v1/unwrapkey")));
    }

    @Test
    void stopAfterTheSecondRejectedToken() {
        vaultUnwraps("new", wrapped(1), status(401));
        fail("Key Vault Crypto Service Encryption User");
        azure.verify(2, postRequestedFor(urlPathEqualTo("/keys/new/v1/unwrapkey")));
    }

    @Test
    void doNotWaitLongerThanTwoSeconds() {
        vaultUnwraps("new", wrapped(1), okJson(unwrapped(key(1))).withFixedDelay(5_000));
        long start = System.nanoTime();
        fail("does not unwrap");
        assertThat(System.nanoTime() - start).isLessThan(4_500_000_000L);
    }

    @Test
    void doNotWaitForASlowAnswer() {
        vaultUnwraps("new", wrapped(1), okJson(unwrapped(key(1))).withChunkedDribbleDelay(10, 5_000));
        long start = System.nanoTime();
        fail("does not unwrap");
        assertThat(System.nanoTime() - start).isLessThan(4_500_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "null", "[]", "{\"value\":null}", "{\"value\":\"!\"}", "{\"value\":\"AAAA\"}", "no json"})
    void areNothingElseThanThirtyTwoBytes(String answer) {
        vaultUnwraps("new", wrapped(1), okJson(answer));
        fail("");
    }

    @Test
    void reportThatTheIdentityReturnsNoToken() {
        azure.stubFor(get(urlEqualTo(TOKEN)).willReturn(status(400)));
        fail("identity gives no token: status 400");
        azure.stubFor(get(urlEqualTo(TOKEN)).willReturn(okJson("{}")));
        fail("identity gives no token");
    }

    @Test
    void followNoRedirectWithTheToken() {
        vaultUnwraps("new", wrapped(1), aResponse().withStatus(307).withHeader("Location", azure.url("/elsewhere")));
        fail("does not unwrap");
        azure.verify(0, postRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    private void fail(String problem) {
        assertThatThrownBy(() -> keys(entry("new", wrapped(1))).keys())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(problem)
                .hasNoCause();
    }

    private void vaultUnwraps(String name, byte[] wrapped, ResponseDefinitionBuilder answer) {
        azure.stubFor(post(urlEqualTo("/keys/" + name + "/v1/unwrapkey?api-version=7.4"))
                .withHeader("Authorization", equalTo("Bearer first"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson(
                        "{\"alg\":\"RSA-OAEP-256\",\"value\":\"" + base64url(wrapped) + "\"}", false, false))
                .willReturn(answer));
    }

    private KeyVaultKeys keys(String entries) {
        ClientHttpRequestFactory real = KeyVault.transport();
        ClientHttpRequestFactory transport = (uri, method) -> {
            if (uri.getHost().equals("localhost")) {
                return real.createRequest(uri, method);
            }
            assertThat(uri.getScheme()).isEqualTo("https");
            vaults.add(uri.getAuthority());
            return real.createRequest(URI.create(azure.baseUrl() + uri.getRawPath() + "?" + uri.getRawQuery()), method);
        };
        return new KeyVaultKeys(new KeyVaultSettings(entries, azure.url("/msi/token"), "app"), () -> transport);
    }

    private static String entry(String name, byte[] wrapped) {
        return VAULT + "/keys/" + name + "/v1#" + base64url(wrapped);
    }

    private static String unwrapped(byte[] key) {
        return "{\"kid\":\"" + VAULT + "/keys/new/v1\",\"value\":\"" + base64url(key) + "\"}";
    }

    private static byte[] wrapped(int number) {
        return filled(384, number);
    }

    private static byte[] key(int number) {
        return filled(DataKey.BYTES, number);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) (0xf0 + value));
        return bytes;
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
