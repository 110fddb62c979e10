package dev.juncture.crypto;

import com.google.crypto.tink.subtle.Hkdf;
import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The data keys that the settings define. */
@ConfigurationProperties("juncture.token")
final class KeySettings {
    private static final String VARIABLE = "JUNCTURE_ENCRYPTION_KEYS";
    private static final String EXAMPLE = "the output of: openssl rand -base64 32";

    private final List<byte[]> encryptionKeys;
    private final List<String> secretKeys;

    /**
     * @param encryptionKeys base64 of 32 bytes each; the first seals
     * @param secretKey each secret key yields one more data key, which seals when there is no encryption key
     */
    KeySettings(String encryptionKeys, String secretKey) {
        this.encryptionKeys =
                Settings.list(encryptionKeys).stream().map(KeySettings::decode).toList();
        this.secretKeys = Settings.list(secretKey);
    }

    List<DataKey> ring() {
        // Derived keys stay in the ring, to open what they sealed before the first encryption key was set.
        return Stream.concat(
                        encryptionKeys.stream().map(key -> new DataKey(key, false)),
                        secretKeys.stream().map(key -> new DataKey(derive(key), true)))
                .toList();
    }

    private static byte[] decode(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            if (bytes.length == DataKey.BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through to the error below, which never quotes the value: it is a secret.
        }
        throw new SettingException(VARIABLE, "holds a key that is not base64 of " + DataKey.BYTES + " bytes", EXAMPLE);
    }

    private static byte[] derive(String secretKey) {
        try {
            byte[] info = "juncture token encryption".getBytes(StandardCharsets.UTF_8);
            return Hkdf.computeHkdf(
                    "HMACSHA256", secretKey.getBytes(StandardCharsets.UTF_8), new byte[0], info, DataKey.BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256.", impossible);
        }
    }
}
