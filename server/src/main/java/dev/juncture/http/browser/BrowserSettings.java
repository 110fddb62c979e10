package dev.juncture.http.browser;

import dev.juncture.config.Settings;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The exact origins whose pages may frame Juncture's pages; none by default. */
@ConfigurationProperties("juncture.browser")
final class BrowserSettings {
    private final List<String> frameAncestors;

    BrowserSettings(String frameAncestors) {
        this.frameAncestors = Settings.origins("JUNCTURE_FRAME_ANCESTORS", frameAncestors, "https://app.example.com");
    }

    List<String> frameAncestors() {
        return frameAncestors;
    }
}
