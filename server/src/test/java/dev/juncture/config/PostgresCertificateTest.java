package dev.juncture.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.testing.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathBuilderException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The addresses that the deployment guides give, before a PostgreSQL with a certificate for {@code localhost}. */
class PostgresCertificateTest {
    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        for (String name : new String[] {"server.crt", "server.key", "other.crt"}) {
            try (InputStream file = PostgresCertificateTest.class.getResourceAsStream("/tls/" + name)) {
                Files.copy(Objects.requireNonNull(file), folder.resolve(name));
            }
        }
        Files.setPosixFilePermissions(file("server.key"), PosixFilePermissions.fromString("rw-------"));
        postgres = EmbeddedPostgres.builder()
                .setPort(FreePort.find())
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", file("server.crt").toString())
                .setServerConfig("ssl_key_file", file("server.key").toString())
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void isAcceptedFromItsAuthorityUnderItsName() {
        assertThat(isEncrypted("localhost", "verify-full&sslrootcert=" + file("server.crt")))
                .isTrue();
    }

    @Test
    void isRefusedFromAnotherAuthority() {
        assertThatThrownBy(() -> isEncrypted("localhost", "verify-full&sslrootcert=" + file("other.crt")))
                .hasRootCauseInstanceOf(CertPathBuilderException.class);
        assertThatThrownBy(() -> isEncrypted("localhost", "verify-full&sslrootcert=system"))
                .hasStackTraceContaining("unable to find valid certification path");
    }

    @Test
    void isRefusedUnderAnotherName() {
        assertThatThrownBy(() -> isEncrypted("127.0.0.1", "verify-full&sslrootcert=" + file("server.crt")))
                .hasRootCauseInstanceOf(SQLException.class)
                .hasStackTraceContaining("could not be verified");
    }

    /** Shows what the doctor warns of: the same server passes under any name. */
    @Test
    void isNotLookedAtWithoutVerification() {
        assertThat(isEncrypted("127.0.0.1", "require")).isTrue();
    }

    private static boolean isEncrypted(String host, String mode) {
        Map<String, Object> properties = DatabaseUrl.properties(
                "postgres://postgres@" + host + ":" + postgres.getPort() + "/postgres?sslmode=" + mode);
        return JdbcClient.create(new DriverManagerDataSource(
                        String.valueOf(properties.get("spring.datasource.url")), "postgres", ""))
                .sql("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                .query(Boolean.class)
                .single();
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }
}
