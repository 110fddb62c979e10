package dev.juncture.project;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param secretKey one or more keys, the product's backend may present any: a rotation needs no downtime */
@ConfigurationProperties("juncture.project")
record ProjectSettings(boolean cloudMode, String secretKey) {
    private static final String VARIABLE = "JUNCTURE_SECRET_KEY";
    private static final String EXAMPLE = "the output of: openssl rand -hex 32";
    private static final int SHORTEST_KEY = 24;

    ProjectSettings {
        if (cloudMode) {
            throw new SettingException("CLOUD_MODE", "is true, but this version serves one tenant only", "false");
        }
        Settings.required(VARIABLE, String.join(" ", Settings.list(secretKey)), EXAMPLE);
        if (Settings.list(secretKey).stream().anyMatch(key -> key.length() < SHORTEST_KEY)) {
            throw new SettingException(VARIABLE, "is shorter than " + SHORTEST_KEY + " characters", EXAMPLE);
        }
    }

    List<String> secretKeys() {
        return Settings.list(secretKey);
    }
}
