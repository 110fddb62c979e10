package dev.juncture.http;

import dev.juncture.config.Settings;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param frameAncestors exact origins whose pages may frame ours; none by default */
@ConfigurationProperties("juncture.browser")
record BrowserSettings(String frameAncestors) {
    BrowserSettings {
        origins(frameAncestors);
    }

    List<String> framedBy() {
        return origins(frameAncestors);
    }

    private static List<String> origins(String value) {
        return Settings.origins("JUNCTURE_FRAME_ANCESTORS", value, "https://app.example.com");
    }
}
