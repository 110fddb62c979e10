package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.SandboxOptions;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DoctorRunnerTest {
    private static Sandbox sandbox;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void printsATableAndExitsWithZeroWhenNothingFailed(CapturedOutput output) {
        String database = TestPostgres.shared().freshDatabaseUrl();
        try (RunningJuncture migrated =
                RunningJuncture.start(database, TestRedis.shared().freshUrl())) {
            assertThat(migrated.port()).isPositive();
        }
        int before = output.getAll().length();

        assertThat(doctor(settings(database))).as(this::printed).isZero();
        assertThat(printed().lines())
                .contains("ok       database", "ok       redis", "ok       jira_credentials", "ok       jira_clock")
                .contains("warning  encryption_keys", "         fix: JUNCTURE_CONNECT_SESSIONS=required");
        assertThat(output.getAll().substring(before))
                .as("no log beside the table")
                .isEmpty();
        assertThat(printed())
                .doesNotContain(
                        RunningJuncture.SECRET_KEY, SandboxOptions.defaults().clientSecret());
    }

    @Test
    void exitsWithOneWhenSomethingFailed() {
        Map<String, Object> settings = settings(TestPostgres.shared().freshDatabaseUrl());
        settings.put("DEFAULT_JIRA_CLIENT_SECRET", "another");
        assertThat(doctor(settings)).isOne();
        assertThat(printed().lines()).contains("failed   jira_credentials", "ok       redis");
        // The doctor only read the schema and did not migrate it.
        assertThat(printed()).contains("failed   database\n         The schema lacks ");
    }

    @Test
    void reportsAMissingKeyThatWouldStopAStart() {
        String database = TestPostgres.shared().freshDatabaseUrl();
        try (RunningJuncture juncture =
                RunningJuncture.start(database, TestRedis.shared().freshUrl())) {
            new Browser(juncture).connect("kept", "ada");
        }
        Map<String, Object> settings = settings(database);
        settings.put("JUNCTURE_SECRET_KEY", "another-key-that-is-long-enough");
        assertThat(doctor(settings)).isOne();
        assertThat(printed())
                .contains("failed   encryption_keys\n         JUNCTURE_ENCRYPTION_KEYS lacks the key ")
                .contains("ok       database\n");
    }

    @Test
    void saysThatTheDatabaseIsDown(CapturedOutput output) {
        TestPostgres postgres = TestPostgres.start();
        String database = postgres.url();
        postgres.close();

        assertThat(doctor(settings(database))).isOne();
        assertThat(printed())
                .contains("failed   database\n         DATABASE_URL leads to no usable PostgreSQL (")
                .contains("ok       jira_credentials");
        assertThat(printed() + output).doesNotContain("\tat ");
    }

    @Test
    void namesASettingThatIsMissing(CapturedOutput output) {
        Map<String, Object> settings = settings(TestPostgres.shared().freshDatabaseUrl());
        settings.remove("DEFAULT_JIRA_CLIENT_ID");
        assertThat(doctor(settings)).isOne();
        assertThat(printed()).isEmpty();
        assertThat(output.getErr().strip()).startsWith("DEFAULT_JIRA_CLIENT_ID is missing; for example ");
    }

    private int doctor(Map<String, Object> settings) {
        return Command.DOCTOR.run(new PrintStream(printed, true, StandardCharsets.UTF_8), settings);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> settings(String database) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("DATABASE_URL", database);
        settings.put("REDIS_URL", TestRedis.shared().freshUrl());
        settings.put("JUNCTURE_SECRET_KEY", RunningJuncture.SECRET_KEY);
        settings.put("JUNCTURE_FRONTEND_URL", "http://localhost:8000");
        settings.put("JUNCTURE_DEPLOYMENT_NAME", "test");
        settings.put("DEFAULT_JIRA_CLIENT_ID", SandboxOptions.defaults().clientId());
        settings.put("DEFAULT_JIRA_CLIENT_SECRET", SandboxOptions.defaults().clientSecret());
        settings.put("ATLASSIAN_AUTH_URL", sandbox.url());
        settings.put("ATLASSIAN_API_URL", sandbox.url());
        return settings;
    }
}
