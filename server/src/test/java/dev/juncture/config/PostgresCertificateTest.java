package dev.juncture.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.testing.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The addresses that the deployment guides give, before a PostgreSQL with a certificate for {@code localhost}. */
class PostgresCertificateTest {
    private static final char[] PASSWORD = "only-here".toCharArray();

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        KeyStore server = certificate("server");
        Files.writeString(
                file("server.key"),
                pem("PRIVATE KEY", server.getKey("server", PASSWORD).getEncoded()));
        Files.setPosixFilePermissions(file("server.key"), PosixFilePermissions.fromString("rw-------"));
        certificate("other");
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
    void isNotCheckedWithoutVerification() {
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

    /** Makes a key and a certificate for {@code localhost}, and writes the certificate into a file. */
    private static KeyStore certificate(String name) throws Exception {
        Path store = file(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(file(name + ".log").toFile())
                .start();
        assertThat(keytool.waitFor()).as(() -> file(name + ".log").toString()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        Files.writeString(
                file(name + ".crt"),
                pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
        return keys;
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(content), type);
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }
}
