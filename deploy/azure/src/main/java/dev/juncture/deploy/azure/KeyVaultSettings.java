package dev.juncture.deploy.azure;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param dataKeys the wrapped data keys; the first seals
 * @param identityEndpoint the address at which the platform issues tokens of the function app's identity
 * @param identityHeader the secret that the platform requires there
 */
@ConfigurationProperties("juncture.azure.key-vault")
record KeyVaultSettings(String dataKeys, String identityEndpoint, String identityHeader) {
    KeyVaultSettings {
        if (!wrapped(dataKeys).isEmpty() && (identityEndpoint.isBlank() || identityHeader.isBlank())) {
            throw new SettingException(
                    "IDENTITY_ENDPOINT",
                    "and IDENTITY_HEADER are missing, which Azure sets when the function app has an identity. "
                            + WrappedKey.VARIABLE
                            + " needs an identity that may unwrap its keys:"
                            + " create it with az functionapp identity assign",
                    "http://localhost:8081/msi/token");
        }
    }

    List<WrappedKey> wrapped() {
        return wrapped(dataKeys);
    }

    private static List<WrappedKey> wrapped(String dataKeys) {
        return Settings.list(dataKeys).stream().map(WrappedKey::parse).toList();
    }

    @Override
    public String toString() {
        return "KeyVaultSettings[" + wrapped().size() + " keys]";
    }
}
