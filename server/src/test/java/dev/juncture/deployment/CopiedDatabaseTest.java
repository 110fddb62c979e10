package dev.juncture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.Connection;
import dev.juncture.doctor.Check;
import dev.juncture.doctor.Finding;
import dev.juncture.edge.ScheduledFunctions;
import dev.juncture.health.Warnings;
import dev.juncture.jira.JiraConnections;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.Logged;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import dev.juncture.token.upkeep.TokenSchedules;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that production used, and processes that meet it again in other circumstances. */
class CopiedDatabaseTest {
    private static final String TOKEN = "/api/backend/connection-info/get-access-token?provider=fake&external_id=";

    private final FakeProvider provider = FakeProvider.INSTANCE;
    private final String production = TestPostgres.shared().freshDatabaseUrl();

    /** How a database comes back. */
    enum Return {
        COPY_FOR_STAGING(Ownership.OTHER_DEPLOYMENT),
        COPY_OF_THE_FILES_FOR_STAGING(Ownership.OTHER_DEPLOYMENT),
        DUMP_RESTORED_ELSEWHERE(Ownership.OTHER_DATABASE),
        BACKUP_RESTORED_IN_PLACE(Ownership.RESTORED);

        private final Ownership ownership;

        Return(Ownership ownership) {
            this.ownership = ownership;
        }

        Deployment deployment(String production) {
            boolean moved = this == COPY_FOR_STAGING || this == DUMP_RESTORED_ELSEWHERE;
            Deployment same = on(moved ? TestPostgres.shared().copyOf(production) : production);
            return ownership == Ownership.OTHER_DEPLOYMENT
                    ? same.with("JUNCTURE_FRONTEND_URL=https://staging.example.com")
                    : same;
        }
    }

    private static Deployment on(String database) {
        return Deployment.on(database, TestRedis.shared().freshUrl()).with("JUNCTURE_EXPOSE_REFRESH_TOKENS=true");
    }

    @BeforeEach
    void runProduction() {
        try (ConfigurableApplicationContext process = on(production).startProcess()) {
            TestConnections connections = process.getBean(TestConnections.class);
            connections.connect(TestConnections.key(FakeProvider.NAME, "valid"));
            for (String externalId : List.of("used", "expired")) {
                connections.connectWithExpiredToken(TestConnections.key(FakeProvider.NAME, externalId));
            }
            Connection inDoubt =
                    connections.connectWithExpiredToken(TestConnections.key(FakeProvider.NAME, "in-doubt"));
            connections.set(inDoubt.id(), "lease_until = clock_timestamp() - interval '1 second'");
            Connection idle = connections.connect(TestConnections.key(FakeProvider.NAME, "idle"));
            connections.set(idle.id(), "refreshed_at = now() - interval '70 days'");
            Connection ofJira = JiraConnections.connect(
                    connections, process.getBean(JdbcClient.class), "of-jira", null, connections.grant("ann"));
            connections.expireToken(ofJira.id());

            assertThat(token(process, "used").status()).isEqualTo(200);
        }
        provider.reset();
    }

    @ParameterizedTest
    @EnumSource
    void usesNoRefreshTokenBeforeAnOperatorAdoptsIt(Return way) {
        try (ConfigurableApplicationContext process = way.deployment(production).startProcess()) {
            if (way.ownership == Ownership.RESTORED) {
                process.getBean(Adoption.class).declareRestored();
            }
            String before = connections(process);

            runSchedules(process);
            requireRefusal(token(process, "expired"), way);
            requireRefusal(calls(process).backend("GET", "/api/backend/jira/get-projects?external_id=of-jira"), way);
            requireRefusal(rotate(process), way);
            requireRefusal(
                    calls(process)
                            .backend(
                                    "GET",
                                    "/api/backend/connection-info/get-connection-credentials?provider=fake&external_id=valid"),
                    way);

            assertThat(token(process, "valid").status())
                    .as("an access token that is still valid serves")
                    .isEqualTo(200);
            assertThat(provider.refreshes()).isZero();
            assertThat(connections(process)).isEqualTo(before);
            assertThat(warnings(process)).containsExactly("database_not_adopted:" + way.ownership.code());
            Finding finding = check(process);
            assertThat(finding.status()).isEqualTo(Finding.Status.FAILED);
            assertThat(finding.fix()).isEqualTo("java -jar juncture-http.jar adopt");

            process.getBean(Adoption.class).adopt();

            assertThat(token(process, "expired").status()).isEqualTo(200);
            assertThat(provider.refreshes()).isOne();
            runSchedules(process);
            assertThat(provider.refreshes()).isEqualTo(3);
            assertThat(warnings(process)).isEmpty();
            assertThat(check(process).isOk()).isTrue();
            assertThat(audited(process)).startsWith("database_adopted by system");
        }
    }

    @Test
    void stopsProductionThatSharesADatabaseWithItsAdopter() {
        try (ConfigurableApplicationContext before = on(production).startProcess();
                ConfigurableApplicationContext after =
                        on(production).with("JUNCTURE_DEPLOYMENT_NAME=after").startProcess()) {
            after.getBean(Adoption.class).adopt();
            assertThat(token(before, "expired").code()).isEqualTo("database_not_adopted");
            assertThat(token(after, "expired").status()).isEqualTo(200);
        }
    }

    @Test
    void noticesARestoreThatIsDeclaredBySqlWhileItRuns() {
        try (ConfigurableApplicationContext process = on(production).startProcess()) {
            process.getBean(JdbcClient.class)
                    .sql("update juncture.deployment set restored_at = now()")
                    .update();
            assertThat(token(process, "expired").code()).isEqualTo("database_not_adopted");
            assertThat(provider.refreshes()).isZero();
        }
    }

    @Test
    void keepsADeploymentThatRestartsGrowsOrKeepsItsNameUnderAnotherAddress() {
        try (ConfigurableApplicationContext restarted = on(production).startProcess();
                ConfigurableApplicationContext moved = on(production)
                        .with("JUNCTURE_FRONTEND_URL=https://jira.example.com")
                        .with("JUNCTURE_DEPLOYMENT_NAME=" + Deployment.FRONTEND)
                        .startProcess()) {
            assertThat(token(restarted, "expired").status()).isEqualTo(200);
            assertThat(token(moved, "in-doubt").status()).isEqualTo(200);
        }
    }

    /** An upgrade of PostgreSQL causes this, and so does a dump that another server restores under the same number. */
    @Test
    void recognizesAnotherServerByItsIdentifier() {
        try (ConfigurableApplicationContext process = on(production).startProcess()) {
            process.getBean(JdbcClient.class)
                    .sql("update juncture.deployment set system_identifier = system_identifier + 1")
                    .update();
            assertThat(token(process, "expired").code()).isEqualTo("database_not_adopted");
        }
    }

    /** A failover promotes a standby as well, which must not stop refreshes. */
    @Test
    void onlyWarnsOfAnotherTimeline() {
        try (ConfigurableApplicationContext process = on(production).startProcess()) {
            process.getBean(JdbcClient.class)
                    .sql("update juncture.deployment set timeline = timeline + 1")
                    .update();
            assertThat(token(process, "expired").status()).isEqualTo(200);
            assertThat(check(process).status()).isEqualTo(Finding.Status.WARNING);
        }
    }

    @Test
    void recognizesACopyByItsNumberWhenTheRoleCannotReadTheIdentifier() {
        String database = TestPostgres.shared().freshDatabaseUrl();
        String name = database.substring(database.lastIndexOf('/') + 1);
        try (ConfigurableApplicationContext superuser =
                on(database).with("JUNCTURE_MIGRATE_AT_START=false").startProcess()) {
            JdbcClient jdbc = superuser.getBean(JdbcClient.class);
            jdbc.sql("create role limited_" + name + " login").update();
            jdbc.sql("grant create on database " + name + " to limited_" + name).update();
            jdbc.sql("revoke execute on function pg_control_system() from public")
                    .update();
        }
        String limited = database.replace("postgres://postgres@", "postgres://limited_" + name + "@");
        try (ConfigurableApplicationContext process = on(limited).startProcess()) {
            process.getBean(TestConnections.class)
                    .connectWithExpiredToken(TestConnections.key(FakeProvider.NAME, "expired"));
            assertThat(token(process, "expired").status()).isEqualTo(200);
            assertThat(process.getBean(JdbcClient.class)
                            .sql(
                                    "select system_identifier is null and database_oid is not null from juncture.deployment")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
        try (ConfigurableApplicationContext copy =
                on(TestPostgres.shared().copyOf(limited)).startProcess()) {
            requireRefusal(rotate(copy), Return.DUMP_RESTORED_ELSEWHERE);
        }
    }

    @Test
    void logsThatScheduledWorkIsLeftOut() {
        try (ConfigurableApplicationContext process =
                        Return.COPY_FOR_STAGING.deployment(production).startProcess();
                Logged log = Logged.by("dev.juncture.token.upkeep")) {
            runSchedules(process);
            assertThat(log.text().lines()).hasSize(3).allMatch(line -> line.startsWith("WARN database not adopted"));
        }
    }

    private static void runSchedules(ConfigurableApplicationContext process) {
        ScheduledFunctions functions = process.getBean(ScheduledFunctions.class);
        assertThat(TokenSchedules.PAUSES.keySet())
                .allSatisfy(name -> assertThat(functions.failureOf(name)).isEmpty());
    }

    private static void requireRefusal(Answer answer, Return way) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("database_not_adopted");
        assertThat(answer.json().path("error").asString()).contains("the command adopt");
        assertThat(answer.json().path("details").path("reason").asString()).isEqualTo(way.ownership.code());
    }

    private static Finding check(ConfigurableApplicationContext process) {
        return process.getBean("adoptionCheck", Check.class).run();
    }

    private static Answer token(ConfigurableApplicationContext process, String externalId) {
        return calls(process).backend("GET", TOKEN + externalId);
    }

    private static Answer rotate(ConfigurableApplicationContext process) {
        return calls(process).backend("POST", "/api/backend/rotate-keys");
    }

    private static List<String> warnings(ConfigurableApplicationContext process) {
        return process.getBeanProvider(Warnings.class).stream()
                .flatMap(source -> source.now().stream())
                .toList();
    }

    private static Calls calls(ConfigurableApplicationContext process) {
        return process.getBean(Calls.class);
    }

    private static String connections(ConfigurableApplicationContext process) {
        return process.getBean(JdbcClient.class)
                .sql("select string_agg(c::text, ' ' order by id) from juncture.connection c")
                .query(String.class)
                .single();
    }

    private static String audited(ConfigurableApplicationContext process) {
        return process.getBean(JdbcClient.class)
                .sql("select action || ' by ' || actor from juncture.audit where action = 'database_adopted'"
                        + " order by id desc limit 1")
                .query(String.class)
                .single();
    }
}
