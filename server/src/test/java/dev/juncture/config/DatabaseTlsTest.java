package dev.juncture.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTlsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:x@db.example.com/juncture?sslmode=verify-full&sslrootcert=/etc/ca.pem",
                "postgres://ann:x@db.example.com/juncture?sslmode=verify-full&sslrootcert=system",
                "postgres://ann:x@db.example.com/juncture?sslmode=verify-full",
                "postgres://ann:x@db.example.com/juncture?sslmode=verify-ca&sslrootcert=/etc/ca.pem",
                "jdbc:postgresql://db.example.com/juncture?sslmode=verify-full",
                "jdbc:postgresql://db.example.com/juncture?ssl=true"
            })
    void isVerifiedByTheCertificate(String url) {
        assertThat(DatabaseTls.isVerified(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:x@localhost/juncture",
                "postgres://ann:x@127.0.0.1:5433/juncture",
                "postgres://ann:x@[::1]/juncture",
                "jdbc:postgresql:juncture",
                "jdbc:postgresql://localhost:1,127.0.0.1:2/juncture",
                "jdbc:postgresql://localhost/juncture?socketFactory=org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg"
                        + "&socketFactoryArg=/run/postgresql/.s.PGSQL.5432",
                "jdbc:postgresql://db/juncture?socketFactory=org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg"
            })
    void needsNoCertificateOnThisMachine(String url) {
        assertThat(DatabaseTls.isVerified(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:x@db.example.com/juncture",
                "postgres://ann:x@db.example.com/juncture?sslmode=disable",
                "postgres://ann:x@db.example.com/juncture?sslmode=allow",
                "postgres://ann:x@db.example.com/juncture?sslmode=prefer",
                "postgres://ann:x@db.example.com/juncture?sslmode=require",
                "postgres://ann:x@db.example.com/juncture?sslmode=require&sslrootcert=/etc/ca.pem",
                "postgres://ann:x@db.example.com/juncture?sslmode=verify-ca&sslrootcert=system",
                "postgres://ann:x@db.example.com/juncture?sslmode=unheard-of",
                "postgres://ann:x@10.0.0.5/juncture",
                "postgres://ann:x@127.0.0.1.example.com/juncture",
                "postgres://ann:x@localhost.example.com/juncture",
                "jdbc:postgresql://localhost,db.example.com/juncture",
                "jdbc:postgresql://db.example.com/juncture?sslmode=verify-full"
                        + "&sslfactory=org.postgresql.ssl.NonValidatingFactory"
            })
    void isNotVerified(String url) {
        assertThat(DatabaseTls.isVerified(url)).isFalse();
    }
}
