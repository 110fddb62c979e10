package dev.juncture.deploy.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.config.SettingException;
import dev.juncture.crypto.KeyProvider;
import dev.juncture.testing.Variables;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class FunctionApplicationTest {
    private static final String KEY =
            "https://a.vault.azure.net/keys/data/1#" + Base64.getUrlEncoder().encodeToString(new byte[256]);

    @Test
    void putsKeysOfAVaultFirstAndDoesNotCallItAtTheStart() {
        try (ConfigurableApplicationContext context = start(KEY)) {
            assertThat(context.getBeanProvider(KeyProvider.class).orderedStream())
                    .first()
                    .isInstanceOf(KeyVaultKeys.class);
        }
    }

    @Test
    void doesNotStartWithAnEntryThatIsNoKey() {
        assertThatThrownBy(() -> start(KEY + ",x").close())
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("JUNCTURE_KEY_VAULT_DATA_KEYS ");
    }

    private static ConfigurableApplicationContext start(String dataKeys) {
        Map<String, String> variables = Variables.withoutStores();
        variables.put("JUNCTURE_KEY_VAULT_DATA_KEYS", dataKeys);
        variables.put("IDENTITY_ENDPOINT", "http://localhost:1/msi/token");
        variables.put("IDENTITY_HEADER", "app");
        return new SpringApplicationBuilder(FunctionApplication.class)
                .run(variables.entrySet().stream()
                        .map(variable -> "--" + variable.getKey() + "=" + variable.getValue())
                        .toArray(String[]::new));
    }
}
