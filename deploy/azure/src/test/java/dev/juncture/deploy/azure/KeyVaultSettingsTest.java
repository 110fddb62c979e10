package dev.juncture.deploy.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.config.SettingException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyVaultSettingsTest {
    private static final String WRAPPED = Base64.getUrlEncoder().encodeToString(new byte[256]);

    @ParameterizedTest
    @CsvSource({
        "juncture.vault.azure.net, https://vault.azure.net",
        "juncture.vault.usgovcloudapi.net, https://vault.usgovcloudapi.net",
        "juncture.vault.azure.cn, https://vault.azure.cn",
        "juncture.managedhsm.azure.net, https://managedhsm.azure.net"
    })
    void knowWhomATokenIsForByTheVaultsCloud(String host, String audience) {
        assertThat(settings("https://" + host + "/keys/data/1#" + WRAPPED).wrapped())
                .singleElement()
                .satisfies(key -> assertThat(key.audience()).isEqualTo(audience));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.vault.azure.net/keys/data/1",
                "https://evil.example/keys/data/1",
                "https://a.vault.azure.net.evil.example/keys/data/1",
                "https://evil.example/.vault.azure.net/keys/data/1",
                "https://evil.example#.vault.azure.net/keys/data/1",
                "https://evil.example?.vault.azure.net/keys/data/1",
                "https://evil.example@a.vault.azure.net/keys/data/1",
                "https://a.vault.azure.net@evil.example/keys/data/1",
                "https://avault.azure.net/keys/data/1",
                "https://a.b.vault.azure.net/keys/data/1",
                "https://a.vault.azure.net:8443/keys/data/1",
                "https://a.vault.azure.net/keys/data",
                "https://a.vault.azure.net/keys/data/1/../../x",
                "https://a.vault.azure.net/secrets/data/1",
                "https://a.vault.azure.net/keys/data/1?x=y"
            })
    void takeNoAddressButThatOfAKeyInAzure(String key) {
        assertThatThrownBy(() -> settings(key + "#" + WRAPPED))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("JUNCTURE_KEY_VAULT_DATA_KEYS ")
                .hasMessageNotContaining(WRAPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "A", "a+b/", "%20"})
    void takeNothingForAWrappedKeyThatIsNone(String wrapped) {
        assertThatThrownBy(() -> settings("https://a.vault.azure.net/keys/data/1#" + wrapped))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("JUNCTURE_KEY_VAULT_DATA_KEYS ");
    }

    @Test
    void needAnIdentityOnlyWithAKey() {
        assertThat(new KeyVaultSettings("", "", "").wrapped()).isEmpty();
        assertThatThrownBy(() -> new KeyVaultSettings("https://a.vault.azure.net/keys/data/1#" + WRAPPED, "", ""))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("identity assign");
    }

    private static KeyVaultSettings settings(String keys) {
        return new KeyVaultSettings(keys, "http://localhost:8081/msi/token", "app");
    }
}
