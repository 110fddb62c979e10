package dev.juncture.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@code DATABASE_URL}: a {@code postgres://} address, as database hosts display it, or a {@code jdbc:} address.
 */
final class DatabaseUrl {
    private static final String VARIABLE = "DATABASE_URL";
    private static final String EXAMPLE =
            "postgres://user:password@db.example.com:5432/juncture?sslmode=verify-full&sslrootcert=system";
    // Parameters as libpq and database hosts spell them, and as the JDBC driver does.
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "channel_binding=", "channelBinding=",
            // The authorities that Java trusts.
            "sslrootcert=system(?=&|$)", "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");

    private DatabaseUrl() {}

    /**
     * Returns the properties of Spring's data source.
     *
     * @throws SettingException when the address is malformed
     */
    static Map<String, Object> properties(String url) {
        return url.startsWith("jdbc:postgresql:") ? Map.of("spring.datasource.url", url) : fromUri(url);
    }

    private static Map<String, Object> fromUri(String url) {
        URI uri = parse(url);
        Map<String, Object> properties = new TreeMap<>();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + driverNames(uri.getRawQuery());
        properties.put("spring.datasource.url", "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query);
        if (uri.getRawUserInfo() != null) {
            String[] user = uri.getRawUserInfo().split(":", 2);
            properties.put("spring.datasource.username", decode(user[0]));
            properties.put("spring.datasource.password", user.length > 1 ? decode(user[1]) : "");
        }
        return properties;
    }

    private static URI parse(String url) {
        try {
            URI uri = new URI(url);
            boolean postgres = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
            if (postgres && uri.getHost() != null && uri.getPath().length() > 1) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Falls through to the error below, which never quotes the value: it may contain a password.
        }
        throw new SettingException(VARIABLE, "is neither a postgres:// nor a jdbc:postgresql: address", EXAMPLE);
    }

    private static String driverNames(String query) {
        String translated = query;
        for (Map.Entry<String, String> name : DRIVER_NAMES.entrySet()) {
            translated = translated.replaceAll("(^|&)" + name.getKey(), "$1" + name.getValue());
        }
        return translated;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
