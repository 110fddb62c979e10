package dev.juncture.config;

import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.SslMode;
import org.postgresql.ssl.DefaultJavaSSLFactory;
import org.postgresql.ssl.NonValidatingFactory;
import org.postgresql.util.PSQLException;

/** Finds out whether the driver verifies the certificate of PostgreSQL. */
public final class DatabaseTls {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");
    private static final Pattern UNIX_SOCKETS = Pattern.compile("(?i)unix");

    private DatabaseTls() {}

    /**
     * Returns whether connections by this address reach the server that it names. A server on this machine, and one behind
     * a Unix socket, needs no certificate for that.
     *
     * @param databaseUrl a valid {@code DATABASE_URL}
     */
    public static boolean isVerified(String databaseUrl) {
        String url = String.valueOf(DatabaseUrl.properties(databaseUrl).get("spring.datasource.url"));
        Properties properties = Driver.parseURL(url, null);
        return properties != null && (isLocal(properties) || isVerified(properties));
    }

    private static boolean isLocal(Properties properties) {
        String socketFactory = value(PGProperty.SOCKET_FACTORY, properties);
        return UNIX_SOCKETS.matcher(socketFactory).find()
                || Arrays.stream(value(PGProperty.PG_HOST, properties).split(","))
                        .allMatch(host -> LOOPBACK.matcher(host).matches());
    }

    private static boolean isVerified(Properties properties) {
        String factory = value(PGProperty.SSL_FACTORY, properties);
        SslMode mode;
        try {
            mode = SslMode.of(properties);
        } catch (PSQLException unknown) {
            return false;
        }
        if (factory.equals(NonValidatingFactory.class.getName())) {
            return false;
        }
        // Without a check of the host name, any certificate from a public authority would be accepted.
        boolean publicAuthorities = factory.equals(DefaultJavaSSLFactory.class.getName());
        return mode == SslMode.VERIFY_FULL || (mode == SslMode.VERIFY_CA && !publicAuthorities);
    }

    private static String value(PGProperty property, Properties properties) {
        return Objects.requireNonNullElse(property.getOrDefault(properties), "");
    }
}
