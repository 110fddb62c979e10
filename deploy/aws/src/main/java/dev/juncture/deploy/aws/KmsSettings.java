package dev.juncture.deploy.aws;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param dataKeys wrapped data keys, each the base64 of a {@code CiphertextBlob}; the first seals */
@ConfigurationProperties("juncture.aws.kms")
record KmsSettings(@DefaultValue("") String dataKeys) {
    private static final String VARIABLE = "JUNCTURE_KMS_DATA_KEYS";
    private static final String EXAMPLE =
            "the output of: aws kms generate-data-key-without-plaintext --key-id <key> --key-spec AES_256"
                    + " --encryption-context application=juncture --query CiphertextBlob --output text";

    KmsSettings {
        Settings.list(dataKeys).forEach(KmsSettings::decode);
    }

    List<byte[]> wrapped() {
        return Settings.list(dataKeys).stream().map(KmsSettings::decode).toList();
    }

    private static byte[] decode(String key) {
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException notBase64) {
            throw new SettingException(VARIABLE, "holds a key that is not base64", EXAMPLE);
        }
    }
}
