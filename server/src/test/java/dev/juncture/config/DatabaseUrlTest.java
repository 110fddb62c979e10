package dev.juncture.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @Test
    void translatesAPostgresAddress() {
        assertThat(DatabaseUrl.properties("postgres://ann:secret@db.example.com:5433/juncture"))
                .isEqualTo(Map.of(
                        "spring.datasource.url", "jdbc:postgresql://db.example.com:5433/juncture",
                        "spring.datasource.username", "ann",
                        "spring.datasource.password", "secret"));
    }

    @Test
    void acceptsThePostgresqlSchemeWithoutPortOrPassword() {
        assertThat(DatabaseUrl.properties("postgresql://ann@db.example.com/juncture"))
                .containsEntry("spring.datasource.url", "jdbc:postgresql://db.example.com/juncture")
                .containsEntry("spring.datasource.username", "ann")
                .containsEntry("spring.datasource.password", "");
    }

    @Test
    void decodesUserAndPasswordOnce() {
        assertThat(DatabaseUrl.properties("postgres://a%40b:p%3A%2F%2525%20+x@db.example.com/juncture"))
                .containsEntry("spring.datasource.username", "a@b")
                .containsEntry("spring.datasource.password", "p:/%25 +x");
    }

    @Test
    void keepsAColonInThePassword() {
        assertThat(DatabaseUrl.properties("postgres://ann:one:two@db.example.com/juncture"))
                .containsEntry("spring.datasource.password", "one:two");
    }

    @Test
    void translatesParametersToTheNamesOfTheDriver() {
        assertThat(DatabaseUrl.properties(
                        "postgres://ann:x@db.example.com/juncture?sslmode=require&channel_binding=require"))
                .containsEntry(
                        "spring.datasource.url",
                        "jdbc:postgresql://db.example.com/juncture?sslmode=require&channelBinding=require");
    }

    @ParameterizedTest
    @CsvSource({
        "sslrootcert=system, sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
        "sslmode=verify-full&sslrootcert=system&x=y, sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&x=y",
        "sslrootcert=/etc/ca.pem, sslrootcert=/etc/ca.pem",
        "sslrootcert=systematic.pem, sslrootcert=systematic.pem"
    })
    void translatesTheAuthoritiesOfTheSystemToThoseOfJava(String query, String translated) {
        assertThat(DatabaseUrl.properties("postgres://ann:x@db.example.com/juncture?" + query))
                .containsEntry("spring.datasource.url", "jdbc:postgresql://db.example.com/juncture?" + translated);
    }

    @Test
    void keepsAJdbcAddress() {
        String url = "jdbc:postgresql://db.example.com/juncture?user=ann&password=secret";
        assertThat(DatabaseUrl.properties(url)).isEqualTo(Map.of("spring.datasource.url", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "mysql://ann:hunter2@db.example.com/juncture",
                "jdbc:mysql://db.example.com/juncture?password=hunter2",
                "postgres:hunter2",
                "postgres://ann:hunter2@db.example.com",
                "postgres://ann:hunter2@db.example.com/",
                "postgres:///hunter2",
                "postgres://ann:hunter2%@db.example.com/juncture",
                "postgres://ann:hunter2 x@db.example.com/juncture",
            })
    void refusesAnyOtherValueWithoutQuotingIt(String url) {
        assertThatThrownBy(() -> DatabaseUrl.properties(url))
                .isInstanceOf(SettingException.class)
                .hasNoCause()
                .hasMessage(
                        "DATABASE_URL is neither a postgres:// nor a jdbc:postgresql: address; for example"
                                + " DATABASE_URL=postgres://user:password@db.example.com:5432/juncture?sslmode=verify-full&sslrootcert=system");
    }
}
