package dev.juncture.jira.proxy;

import dev.juncture.config.Settings;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The hosts that have the files of attachments. */
@ConfigurationProperties("juncture.jira.proxy")
final class ProxySettings {
    private final List<String> mediaOrigins;

    /** @param mediaOrigins to which Jira may redirect a download */
    ProxySettings(String mediaOrigins) {
        this.mediaOrigins = Settings.origins("JUNCTURE_MEDIA_ORIGINS", mediaOrigins, "https://api.media.atlassian.com");
    }

    boolean allows(URI target) {
        return mediaOrigins.contains(target.getScheme() + "://" + target.getRawAuthority());
    }
}
