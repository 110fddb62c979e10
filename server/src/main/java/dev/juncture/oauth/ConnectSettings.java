package dev.juncture.oauth;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import dev.juncture.http.browser.FrontendAddress;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** Settings for how a connect may start, and where it may lead. */
@Component
class ConnectSettings {
    static final String SESSIONS = "JUNCTURE_CONNECT_SESSIONS";
    private static final String CONFIRMATION = "JUNCTURE_CONNECT_CONFIRMATION";
    private static final String ORIGINS = "JUNCTURE_REDIRECT_ORIGINS";
    private static final String EXAMPLE = "https://app.example.com";

    private final boolean sessionsRequired;
    private final boolean confirmationRequired;
    private final List<String> redirectOrigins;
    private final FrontendAddress frontend;

    ConnectSettings(Properties properties, FrontendAddress frontend) {
        this.confirmationRequired = isRequired(CONFIRMATION, properties.confirmation());
        // A confirmation needs a session, because only a backend starts a session and only a backend can confirm.
        this.sessionsRequired = isRequired(SESSIONS, properties.sessions()) || confirmationRequired;
        List<String> configured = Settings.origins(ORIGINS, properties.redirectOrigins(), EXAMPLE);
        this.redirectOrigins = configured.isEmpty() ? frontend.allowedOrigins() : configured;
        this.frontend = frontend;
    }

    /**
     * @param sessions {@code required} or {@code optional}
     * @param confirmation {@code required} or {@code optional}
     * @param redirectOrigins exact origins; those that may call the frontend API by default
     */
    @ConfigurationProperties("juncture.connect")
    record Properties(String sessions, String confirmation, String redirectOrigins) {}

    private static boolean isRequired(String variable, String value) {
        return switch (value.strip()) {
            case "required" -> true;
            case "optional" -> false;
            default -> throw new SettingException(variable, "is neither required nor optional", "required");
        };
    }

    /** Returns whether a connect needs a session. Otherwise anyone who knows an external id can start one. */
    boolean sessionsRequired() {
        return sessionsRequired;
    }

    /** Returns whether the product's backend confirms every connection. */
    boolean confirmationRequired() {
        return confirmationRequired;
    }

    /** Returns the address of Juncture's page, which asks the user before it goes on to the provider. */
    URI pageOf(Secret sessionToken) {
        return frontend.page("/connect/" + sessionToken.value());
    }

    /** Returns whether users may be sent to an address: it must have one of the exact origins. */
    boolean mayLeadTo(URI target) {
        return target.getHost() != null
                && target.getRawUserInfo() == null
                && redirectOrigins.contains(FrontendAddress.originOf(target));
    }
}
