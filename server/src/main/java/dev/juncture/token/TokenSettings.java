package dev.juncture.token;

import com.google.crypto.tink.subtle.Hkdf;
import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param encryptionKeys base64 of 32 bytes each, the first seals; each secret key yields one more, which seals if it has to */
@ConfigurationProperties("juncture.token")
record TokenSettings(String encryptionKeys, String secretKey) {
    private static final String VARIABLE = "JUNCTURE_ENCRYPTION_KEYS";
    private static final String EXAMPLE = "the output of: openssl rand -base64 32";

    TokenSettings {
        for (String key : Settings.list(encryptionKeys)) {
            decode(key);
        }
    }

    List<DataKey> ring() {
        // Derived keys stay in the ring: what they sealed must open after a first encryption key was set.
        return Stream.concat(
                        Settings.list(encryptionKeys).stream().map(key -> new DataKey(decode(key), false)),
                        Settings.list(secretKey).stream().map(key -> new DataKey(derive(key), true)))
                .toList();
    }

    private static byte[] decode(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            if (bytes.length == DataKey.BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // The value is a secret: it is never quoted.
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
