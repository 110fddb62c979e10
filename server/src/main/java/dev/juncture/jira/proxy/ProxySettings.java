package dev.juncture.jira.proxy;

import dev.juncture.config.Settings;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param mediaOrigins where Jira may send a download to, as origins */
@ConfigurationProperties("juncture.jira.proxy")
record ProxySettings(String mediaOrigins) {
    ProxySettings {
        for (String origin : Settings.list(mediaOrigins)) {
            Settings.address("JUNCTURE_MEDIA_ORIGINS", origin, "https://api.media.atlassian.com");
        }
    }

    boolean allows(URI target) {
        String origin = target.getScheme() + "://" + target.getRawAuthority();
        List<String> allowed = Settings.list(mediaOrigins);
        return allowed.contains(origin);
    }
}
