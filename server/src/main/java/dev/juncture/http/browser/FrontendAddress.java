package dev.juncture.http.browser;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The address of the connect pages, and the origins that may call the frontend API. */
@ConfigurationProperties("juncture.http")
public final class FrontendAddress {
    private static final String ORIGINS = "CORS_ALLOWED_ORIGINS";
    private static final String ORIGIN_EXAMPLE = "https://app.example.com,https://admin.example.com";

    private final URI root;
    private final List<String> allowedOrigins;

    /**
     * @param frontendUrl of the connect pages
     * @param corsAllowedOrigins exact origins; the frontend's own when empty
     */
    public FrontendAddress(String frontendUrl, String corsAllowedOrigins) {
        this.root = Settings.address("JUNCTURE_FRONTEND_URL", frontendUrl, "https://connect.example.com");
        if (Settings.list(corsAllowedOrigins).contains("*")) {
            throw new SettingException(
                    ORIGINS, "is *, which a browser may not combine with credentials", ORIGIN_EXAMPLE);
        }
        List<String> configured = Settings.origins(ORIGINS, corsAllowedOrigins, ORIGIN_EXAMPLE);
        this.allowedOrigins = configured.isEmpty() ? List.of(originOf(root)) : configured;
    }

    /** Returns the address of a page of the frontend. */
    public URI page(String path) {
        return URI.create(root + path);
    }

    public List<String> allowedOrigins() {
        return allowedOrigins;
    }

    boolean isHttps() {
        return "https".equals(root.getScheme());
    }

    /** Returns the frontend's own origin as a browser sends it: in lower case, without the scheme's own port. */
    String origin() {
        int ofScheme = isHttps() ? 443 : 80;
        String port = root.getPort() < 0 || root.getPort() == ofScheme ? "" : ":" + root.getPort();
        return root.getScheme() + "://" + root.getHost().toLowerCase(Locale.ROOT) + port;
    }

    public static String originOf(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
