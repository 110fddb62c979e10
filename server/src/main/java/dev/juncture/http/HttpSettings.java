package dev.juncture.http;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param frontendUrl where the connect pages are, without a slash at the end
 * @param corsAllowedOrigins exact origins that may call the frontend API; by default the frontend's own
 * @param maxBodySize of a JSON request
 */
@ConfigurationProperties("juncture.http")
public record HttpSettings(String frontendUrl, String corsAllowedOrigins, DataSize maxBodySize) {
    /** A JSON body is held in memory. */
    private static final DataSize LARGEST_BODY = DataSize.ofMegabytes(64);

    private static final String ORIGINS = "CORS_ALLOWED_ORIGINS";
    private static final String ORIGIN_EXAMPLE = "https://app.example.com,https://admin.example.com";

    public HttpSettings {
        if (maxBodySize.toBytes() < 1 || maxBodySize.compareTo(LARGEST_BODY) > 0) {
            throw new SettingException("JUNCTURE_MAX_BODY_SIZE", "is not between 1B and 64MB", "1MB");
        }
        Settings.address("JUNCTURE_FRONTEND_URL", frontendUrl, "https://connect.example.com");
        for (String origin : Settings.list(corsAllowedOrigins)) {
            if ("*".equals(origin)) {
                throw new SettingException(
                        ORIGINS, "is *, which a browser may not combine with credentials", ORIGIN_EXAMPLE);
            }
        }
        Settings.origins(ORIGINS, corsAllowedOrigins, ORIGIN_EXAMPLE);
    }

    /** A page of the frontend. */
    public URI frontendPage(String path) {
        return URI.create(Settings.address("JUNCTURE_FRONTEND_URL", frontendUrl, "") + path);
    }

    public List<String> allowedOrigins() {
        List<String> configured = Settings.list(corsAllowedOrigins);
        return configured.isEmpty() ? List.of(originOf(frontendPage(""))) : configured;
    }

    public static String originOf(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
