package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.deploy.http.JunctureProcess.Stores;
import dev.juncture.sandbox.http.ActiveFault;
import dev.juncture.sandbox.http.Fault;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Stops and starts a busy process, as a deployment does. */
class RestartTest {
    private static final int PER_SECOND = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void losesNoRequestThatWasAccepted() throws Exception {
        try (Stores stores = Stores.with(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl())) {
            JunctureProcess process = JunctureProcess.first(stores);
            process.browser().connect("busy", "ada");
            try (PacedLoad load = new PacedLoad(
                    stores.frontend(),
                    PER_SECOND,
                    "/api/backend/connection-info/get-access-token?provider=jira&external_id=busy",
                    RunningJuncture.SECRET_KEY)) {
                for (int restart = 0; restart < 2; restart++) {
                    load.awaitAnswers(PER_SECOND);
                    stopWhileJiraTakesItsTime(stores, process);
                    process = JunctureProcess.first(stores);
                    process.browser();
                }
                load.awaitAnswers(PER_SECOND);
                assertThat(load.finish()).isEmpty();
            } finally {
                process.close();
            }
        }
    }

    private static void stopWhileJiraTakesItsTime(Stores stores, JunctureProcess process) throws Exception {
        Browser browser = process.browser();
        ActiveFault jira = stores.sandbox().control().add(Fault.hold().on("/ex/jira/"));
        CompletableFuture<Browser.Answer> slow =
                CompletableFuture.supplyAsync(() -> browser.backend("jira/get-projects?external_id=busy"));
        jira.awaitWaiting(1, PATIENCE);

        process.stop();

        assertThat(readinessUntilThePortCloses(browser)).endsWith(503);
        jira.release();
        assertThat(slow.join().status()).isEqualTo(200);
        process.awaitEnd();
    }

    private static List<Integer> readinessUntilThePortCloses(Browser browser) {
        List<Integer> statuses = new ArrayList<>();
        try {
            while (true) {
                statuses.add(browser.get("/ready").status());
            }
        } catch (UncheckedIOException closed) {
            return statuses;
        }
    }
}
