package dev.juncture.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import dev.juncture.testing.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Migrations from every earlier schema, with the rows that its version stored. */
class MigrationsTest {
    /** The key that sealed the rows of {@code schema/V….sql}. */
    private static final String KEY =
            Base64.getEncoder().encodeToString("\7".repeat(32).getBytes(StandardCharsets.US_ASCII));

    private final String database = TestPostgres.shared().freshDatabaseUrl();

    static IntStream versions() {
        return IntStream.rangeClosed(1, newest());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void keepTheRowsOfEarlierVersions(int version) throws IOException {
        for (int passed = 1; passed <= version; passed++) {
            flyway(String.valueOf(passed)).migrate();
            String rows =
                    new ClassPathResource("/schema/V" + passed + ".sql").getContentAsString(StandardCharsets.UTF_8);
            jdbc().sql(rows).update();
        }

        try (ConfigurableApplicationContext process = deployment().startProcess()) {
            Calls calls = process.getBean(Calls.class);
            assertThat(calls.browser("GET", "/ready", null).status()).isEqualTo(200);
            for (int passed = 1; passed <= version; passed++) {
                String who = "?provider=jira&external_id=of-v" + passed;
                Answer token = calls.backend("GET", "/api/backend/connection-info/get-access-token" + who);
                assertThat(token.json().path("access_token").asString())
                        .as(token.text())
                        .isEqualTo("access-of-v" + passed);
                Answer validity = calls.backend("GET", "/api/backend/connection-info/check-connection-validity" + who);
                assertThat(validity.json().path("exists").asBoolean())
                        .as(validity.text())
                        .isTrue();
            }
            Answer connections = calls.backend("GET", "/api/backend/connections");
            assertThat(connections.json().path("connections").findValuesAsString("external_id"))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, version)
                            .mapToObj(passed -> "of-v" + passed)
                            .toList());
            Answer audit = calls.backend("GET", "/api/backend/audit?external_id=of-v5");
            assertThat(audit.json().path("entries").findValuesAsString("action"))
                    .isEqualTo(version < 5 ? List.of() : List.of("connected"));
        }
    }

    @RepeatedTest(3)
    void runOnceWhenManyProcessesStartOnAnEmptyDatabase() {
        Together<Integer> starts =
                Together.run(4, caller -> new Schema(flyway("latest")).migrate().applied());

        assertThat(starts.failures()).isEmpty();
        assertThat(starts.results().stream().mapToInt(Integer::intValue).sum()).isEqualTo(newest());
        assertThat(new Schema(flyway("latest")).missing()).isZero();
    }

    @Test
    void runOnceWhenTwoProcessesStartAtTheSameTime() {
        // Real processes have separate logs. Here one process would use the log while the other still sets it up.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        Together<Integer> starts;
        try {
            starts = Together.run(2, caller -> {
                try (ConfigurableApplicationContext process = deployment().startProcess()) {
                    return process.getBean(Calls.class)
                            .browser("GET", "/ready", null)
                            .status();
                }
            });
        } finally {
            System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        }

        assertThat(starts.failures()).isEmpty();
        assertThat(starts.results()).containsExactly(200, 200);
    }

    @Test
    void waitForTheFunctionWhenTheStartSkipsThem() {
        try (ConfigurableApplicationContext process =
                deployment().with("JUNCTURE_MIGRATE_AT_START=false").startProcess()) {
            Calls calls = process.getBean(Calls.class);
            Answer before = calls.browser("GET", "/ready", null);
            assertThat(before.status()).isEqualTo(503);
            assertThat(before.code()).isEqualTo("unavailable");
            assertThat(before.json().path("error").asString())
                    .isEqualTo(
                            "The database's schema is older than this version: run the command or the function migrate.");
            assertThat(before.json().path("details").path("database").asString())
                    .isEqualTo("behind");
            assertThat(calls.backend("POST", "/functions/migrate").status()).isEqualTo(404);
            assertThat(calls.backend("POST", "/migrate").status()).isEqualTo(404);

            assertThat(migrate(process)).isEqualTo(new Schema.Migrated(newest(), String.valueOf(newest())));

            // Readiness is checked once a second.
            await().until(() -> calls.browser("GET", "/ready", null).status() == 200);
            assertThat(migrate(process)).isEqualTo(new Schema.Migrated(0, String.valueOf(newest())));
        }
    }

    @Test
    void leaveTheSchemaOfANewerVersionUnchanged() {
        flyway("latest").migrate();
        jdbc().sql("""
                insert into juncture.flyway_schema_history
                select 1000, '1000', 'newer', type, 'V1000__newer.sql', checksum, installed_by, installed_on, 0, true
                from juncture.flyway_schema_history where version = '1'
                """).update();

        try (ConfigurableApplicationContext process = deployment().startProcess()) {
            assertThat(process.getBean(Calls.class)
                            .browser("GET", "/ready", null)
                            .status())
                    .isEqualTo(200);
            assertThat(migrate(process)).isEqualTo(new Schema.Migrated(0, "1000"));
        }
    }

    private static Object migrate(ConfigurableApplicationContext process) {
        FunctionCatalog catalog = process.getBean(FunctionCatalog.class);
        Supplier<?> function = catalog.lookup("migrate");
        return function.get();
    }

    private Deployment deployment() {
        return Deployment.on(database, TestRedis.shared().freshUrl()).with("JUNCTURE_ENCRYPTION_KEYS=" + KEY);
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(dataSource())
                .schemas("juncture")
                .target(target)
                .load();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    private DriverManagerDataSource dataSource() {
        return new DriverManagerDataSource(
                database.replaceFirst("postgres://[^@]+@", "jdbc:postgresql://"), "postgres", "");
    }

    private static int newest() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*__*.sql"))
                    .map(file -> String.valueOf(file.getFilename()).replaceAll("V(\\d+)__.*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
