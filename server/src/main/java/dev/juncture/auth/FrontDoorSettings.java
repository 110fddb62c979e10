package dev.juncture.auth;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secrets that a content delivery network adds to the requests that it passes on. None is required by default. Each of
 * several is accepted, to let an operator replace one without downtime.
 */
@ConfigurationProperties("juncture.front-door")
final class FrontDoorSettings {
    private static final String VARIABLE = "JUNCTURE_FRONT_DOOR_SECRET";
    private static final int SHORTEST = 24;

    private final List<String> secrets;

    FrontDoorSettings(String secret) {
        this.secrets = Settings.list(secret);
        if (secrets.stream().anyMatch(each -> each.length() < SHORTEST)) {
            throw new SettingException(
                    VARIABLE, "is shorter than " + SHORTEST + " characters", "the output of: openssl rand -hex 32");
        }
    }

    List<String> secrets() {
        return secrets;
    }
}
