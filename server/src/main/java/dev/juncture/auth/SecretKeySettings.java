package dev.juncture.auth;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The secret keys. Each of several is accepted, to let an operator replace a key without downtime. */
@ConfigurationProperties("juncture.project")
final class SecretKeySettings {
    private static final String VARIABLE = "JUNCTURE_SECRET_KEY";
    private static final String EXAMPLE = "the output of: openssl rand -hex 32";
    private static final int SHORTEST_KEY = 24;

    private final List<String> keys;

    SecretKeySettings(boolean cloudMode, String secretKey) {
        if (cloudMode) {
            throw new SettingException("CLOUD_MODE", "is true, but this version serves one tenant only", "false");
        }
        this.keys = Settings.list(secretKey);
        Settings.required(VARIABLE, String.join(" ", keys), EXAMPLE);
        if (keys.stream().anyMatch(key -> key.length() < SHORTEST_KEY)) {
            throw new SettingException(VARIABLE, "is shorter than " + SHORTEST_KEY + " characters", EXAMPLE);
        }
    }

    List<String> keys() {
        return keys;
    }
}
