package dev.juncture.deployment;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The name of this deployment. By default it is the address of the connect pages: all processes have it, it survives
 * restarts, and staging cannot have production's, because consents would lead people there.
 */
@ConfigurationProperties("juncture.deployment")
final class DeploymentSettings {
    private static final String VARIABLE = "JUNCTURE_DEPLOYMENT_NAME";
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final String name;

    DeploymentSettings(String name, String frontendUrl) {
        String given = name.strip();
        this.name = given.isEmpty()
                ? Settings.address("JUNCTURE_FRONTEND_URL", frontendUrl, "https://connect.example.com")
                        .toString()
                : given;
        if (!NAME.matcher(this.name).matches()) {
            throw new SettingException(
                    VARIABLE, "is not 1 to 255 visible ASCII characters without spaces", "production");
        }
    }

    String name() {
        return name;
    }
}
