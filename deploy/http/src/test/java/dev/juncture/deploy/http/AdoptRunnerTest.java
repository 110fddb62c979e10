package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.edge.ScheduledFunctions;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import dev.juncture.token.upkeep.TokenSchedules;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The commands for a database that was copied or restored. */
@ExtendWith(OutputCaptureExtension.class)
class AdoptRunnerTest {
    private final String database = TestPostgres.shared().freshDatabaseUrl();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private RunningJuncture juncture;
    private Browser browser;

    @BeforeEach
    void start() {
        juncture = RunningJuncture.start(database, TestRedis.shared().freshUrl());
        browser = new Browser(juncture);
        browser.connect("acme", "ada");
        assertThat(refreshedToken(database)).isEqualTo(200);
        assertThat(juncture.sandbox().control().refreshes()).isOne();
    }

    @AfterEach
    void stop() {
        juncture.close();
    }

    @Test
    void allowRefreshesOfACopyOnlyAfterAConfirmation(CapturedOutput output) {
        juncture.stop();
        String copy = TestPostgres.shared().copyOf(database);
        juncture.startAs("staging", copy);
        ScheduledFunctions functions = juncture.context().getBean(ScheduledFunctions.class);

        assertThat(refreshedToken(copy)).isEqualTo(503);
        assertThat(browser.accessToken("acme").code()).isEqualTo("database_not_adopted");
        assertThat(TokenSchedules.PAUSES.keySet())
                .allSatisfy(name -> assertThat(functions.failureOf(name)).isEmpty());
        assertThat(juncture.sandbox().control().refreshes())
                .as("Atlassian sees none")
                .isOne();
        int before = output.getAll().length();

        assertThat(run("adopt")).isOne();
        assertThat(printed())
                .startsWith("The database belongs to the deployment test, and this is staging: ")
                .contains("staging uses its refresh tokens from now on: 1 grants.")
                .endsWith("java -jar juncture-http.jar adopt --confirm=staging\n");
        for (String unconfirmed :
                new String[] {"--confirm", "--confirm=test", "--confirm=STAGING", "confirm=staging"}) {
            assertThat(run("adopt", unconfirmed)).as(unconfirmed).isOne();
        }
        assertThat(output.getAll().substring(before)).as("no log beside it").isEmpty();
        assertThat(browser.accessToken("acme").status()).isEqualTo(503);
        assertThat(juncture.sandbox().control().refreshes()).isOne();

        assertThat(run("adopt", "--confirm=staging")).isZero();
        assertThat(printed()).endsWith("The database belongs to staging now.\n");
        assertThat(browser.accessToken("acme").status()).isEqualTo(200);
        assertThat(juncture.sandbox().control().refreshes()).isEqualTo(2);
    }

    @Test
    void stopRefreshesOnceARestoreIsDeclared() {
        assertThat(run("restored")).isZero();
        assertThat(printed()).isEqualTo("Nothing is refreshed in this database until the command adopt has run.\n");
        assertThat(refreshedToken(database)).isEqualTo(503);
        assertThat(browser.get("/ready").json().path("warnings").toString())
                .isEqualTo("[\"database_not_adopted:restored\"]");
        assertThat(juncture.sandbox().control().refreshes()).isOne();

        assertThat(run("adopt", "--confirm=test")).isZero();
        assertThat(browser.accessToken("acme").status()).isEqualTo(200);
    }

    @Test
    void doNothingForTheOwner() {
        assertThat(run("adopt")).isZero();
        assertThat(printed()).isEqualTo("The database belongs to test, and nothing has to be adopted.\n");
    }

    @Test
    void reportADatabaseThatCannotBeUsed(CapturedOutput output) {
        juncture.settings().put("DATABASE_URL", TestPostgres.shared().freshDatabaseUrl());
        for (String command : new String[] {"adopt", "restored"}) {
            int before = output.getErr().length();
            assertThat(run(command)).isOne();
            assertThat(output.getErr().substring(before).lines())
                    .singleElement()
                    .asString()
                    .startsWith("The database of DATABASE_URL cannot be used (")
                    .endsWith("): run the command doctor.");
        }
        assertThat(printed()).isEmpty();
    }

    /** Asks for an access token whose hour is over. */
    private int refreshedToken(String databaseUrl) {
        new ConnectionRows(databaseUrl).expireToken("acme");
        TestConnections.forgetCached(juncture.context().getBean(StringRedisTemplate.class));
        return browser.accessToken("acme").status();
    }

    private int run(String... arguments) {
        return Command.named(arguments)
                .orElseThrow()
                .run(
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        Map.copyOf(juncture.settings()),
                        arguments);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
