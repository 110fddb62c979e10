package dev.juncture.oauth;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import dev.juncture.http.HttpSettings;
import dev.juncture.provider.Secret;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** How a connect may start, and where it may lead. */
@Component
class ConnectSettings {
    static final String SESSIONS = "JUNCTURE_CONNECT_SESSIONS";
    private static final String ORIGINS = "JUNCTURE_REDIRECT_ORIGINS";
    private static final String EXAMPLE = "https://app.example.com";

    private final boolean sessionsRequired;
    private final List<String> redirectOrigins;
    private final HttpSettings http;

    ConnectSettings(Properties properties, HttpSettings http) {
        this.sessionsRequired = switch (properties.sessions().strip()) {
            case "required" -> true;
            case "optional" -> false;
            default -> throw new SettingException(SESSIONS, "is neither required nor optional", "required");
        };
        List<String> configured = Settings.origins(ORIGINS, properties.redirectOrigins(), EXAMPLE);
        this.redirectOrigins = configured.isEmpty() ? http.allowedOrigins() : configured;
        this.http = http;
    }

    /**
     * @param sessions {@code required} or {@code optional}
     * @param redirectOrigins exact origins; by default those that may call the frontend API
     */
    @ConfigurationProperties("juncture.connect")
    record Properties(String sessions, String redirectOrigins) {}

    /** Whether a connection may be started only by a session, not by whoever knows an external id. */
    boolean sessionsRequired() {
        return sessionsRequired;
    }

    /** Our own page, which asks the person before it goes on to the provider. */
    URI pageOf(Secret sessionToken) {
        return http.frontendPage("/connect/" + sessionToken.value());
    }

    /** Whether people may be sent there: to one of the exact origins, so that no link of ours leads to a stranger's page. */
    boolean mayLeadTo(URI target) {
        return target.getHost() != null
                && target.getRawUserInfo() == null
                && redirectOrigins.contains(HttpSettings.originOf(target));
    }
}
