package dev.juncture.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One deployment whose parts fail one after the other. */
@JunctureTest
class DoctorRouteTest {
    private static TestPostgres postgres;
    private static TestRedis redis;
    private static ConfigurableApplicationContext process;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
        redis = TestRedis.start();
        process = deployment(1).startProcess();
    }

    @AfterAll
    static void stop() {
        process.close();
        redis.close();
        postgres.close();
    }

    @BeforeEach
    void acceptTheApp() {
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(400, """
                                        {"error":"invalid_request","error_description":"authorization_code is invalid"}""").withHeader("Date", now));
    }

    @Test
    void reportsOkWhenNothingIsWrong() {
        Answer answer = examine(process);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("ok");
        assertThat(statuses(answer))
                .containsOnlyKeys(
                        "connect_sessions",
                        "database",
                        "database_clock",
                        "database_tls",
                        "deployment",
                        "encryption_keys",
                        "jira_callback",
                        "jira_clock",
                        "jira_credentials",
                        "jira_scopes",
                        "redis")
                .allSatisfy((name, status) -> assertThat(status).as(name).isEqualTo("ok"));
    }

    @Test
    void reportsAnOutageOfPostgresBesideTheOtherResults() {
        postgres.stop();
        try {
            Answer answer = examine(process);
            assertThat(answer.json().path("status").asString()).isEqualTo("failed");
            assertThat(statuses(answer))
                    .containsEntry("database", "failed")
                    .containsEntry("encryption_keys", "warning")
                    .containsEntry("redis", "ok")
                    .containsEntry("jira_credentials", "ok");
            assertThat(check(answer, "database").path("problem").asString())
                    .startsWith("DATABASE_URL leads to no usable PostgreSQL (");
            assertThat(check(answer, "database").path("fix").asString()).startsWith("DATABASE_URL=");
        } finally {
            postgres.startAgain();
        }
    }

    @Test
    void reportsAnOutageOfRedisBesideTheOtherResults() {
        redis.stop();
        try {
            Answer answer = examine(process);
            assertThat(statuses(answer)).containsEntry("redis", "failed").containsEntry("database", "ok");
            assertThat(check(answer, "redis").path("fix").asString()).startsWith("REDIS_URL=");
        } finally {
            redis.startAgain();
        }
    }

    @Test
    void reportsMissingMigrations() {
        JdbcClient jdbc = process.getBean(JdbcClient.class);
        String last = " from juncture.flyway_schema_history where installed_rank ="
                + " (select max(installed_rank) from juncture.flyway_schema_history)";
        jdbc.sql("create table kept as select *" + last).update();
        jdbc.sql("delete" + last).update();
        try {
            JsonNode database = check(examine(process), "database");
            assertThat(database.path("status").asString()).isEqualTo("failed");
            assertThat(database.path("problem").asString()).contains("lacks 1 migrations");
        } finally {
            jdbc.sql("insert into juncture.flyway_schema_history select * from kept")
                    .update();
            jdbc.sql("drop table kept").update();
        }
    }

    @Test
    void namesAMissingKeyThatStoredTokensNeed() {
        process.getBean(TestConnections.class).connect(TestConnections.freshKey(FakeProvider.NAME));
        try (ConfigurableApplicationContext other = deployment(2).startProcess()) {
            Answer answer = examine(other);
            JsonNode keys = check(answer, "encryption_keys");
            assertThat(keys.path("status").asString()).isEqualTo("failed");
            assertThat(keys.path("problem").asString()).matches(".*lacks the key [0-9a-f]{8}, with which 2 stored.*");
            assertThat(keys.path("fix").asString()).matches("JUNCTURE_ENCRYPTION_KEYS=<current key>,<key [0-9a-f]{8}>");
            assertThat(answer.text()).doesNotContain(key(1), key(2));
        } finally {
            process.getBean(JdbcClient.class)
                    .sql("delete from juncture.connection")
                    .update();
        }
    }

    @Test
    void warnsOfADerivedKeyAndOfConnectsWithoutASession() {
        Deployment careless = Deployment.on(postgres.freshDatabaseUrl(), redis.freshUrl())
                .with("DEFAULT_JIRA_SCOPES=read:me,read:jira-work")
                .with(
                        "DEFAULT_JIRA_REDIRECT_URI=http://connect.example.com/api/frontend/oauth/authorization-callback/jira");
        try (ConfigurableApplicationContext other = careless.startProcess()) {
            Answer answer = examine(other);
            assertThat(statuses(answer))
                    .containsEntry("encryption_keys", "warning")
                    .containsEntry("connect_sessions", "warning")
                    .containsEntry("jira_scopes", "warning")
                    .containsEntry("jira_callback", "failed");
            assertThat(check(answer, "connect_sessions").path("fix").asString())
                    .isEqualTo("JUNCTURE_CONNECT_SESSIONS=required");
            assertThat(answer.text()).doesNotContain(Deployment.SECRET_KEY, "client-secret");
        }
    }

    @Test
    void reportsAWrongClientSecret() {
        Atlassian.onPost(Atlassian.TOKEN, Atlassian.json(401, """
                        {"error":"access_denied","error_description":"Unauthorized"}"""));
        // A new process, because a process remembers the answer.
        try (ConfigurableApplicationContext other = deployment(1).startProcess()) {
            JsonNode credentials = check(examine(other), "jira_credentials");
            assertThat(credentials.path("status").asString()).isEqualTo("failed");
            assertThat(credentials.path("fix").asString()).startsWith("DEFAULT_JIRA_CLIENT_SECRET=<");
        }
    }

    private static Deployment deployment(int key) {
        return Deployment.on(postgres.url(), redis.url())
                .replacing("spring.datasource.hikari.connection-timeout", "1500")
                .replacing("spring.data.redis.timeout", "1s")
                .with("JUNCTURE_ENCRYPTION_KEYS=" + key(key))
                .with("JUNCTURE_CONNECT_SESSIONS=required");
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Answer examine(ConfigurableApplicationContext context) {
        return context.getBean(Calls.class).backend("GET", "/api/backend/doctor");
    }

    private static Map<String, String> statuses(Answer answer) {
        Map<String, String> statuses = new TreeMap<>();
        answer.json()
                .path("checks")
                .forEach(check -> statuses.put(
                        check.path("name").asString(), check.path("status").asString()));
        return statuses;
    }

    private static JsonNode check(Answer answer, String name) {
        for (JsonNode check : answer.json().path("checks")) {
            if (check.path("name").asString().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("There is no check " + name);
    }
}
