package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.juncture.sandbox.http.Fault;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A store or Jira goes away and comes back; the process lives on. */
class OutageTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    @Test
    void worksWithoutRedisAndUsesItAgain() throws Exception {
        try (TestRedis redis = TestRedis.start();
                RunningJuncture juncture =
                        RunningJuncture.start(TestPostgres.shared().freshDatabaseUrl(), redis.url())) {
            Browser browser = new Browser(juncture);
            browser.connect("outage", "ada");
            String waiting = browser.connectionCode("outage-waiting", "ada");

            redis.stop();

            assertThat(browser.pick(waiting, browser.siteIds(waiting).get(0)).status())
                    .isEqualTo(200);
            browser.connect("outage-without", "ada");
            assertThat(browser.accessToken("outage").status()).isEqualTo(200);
            assertThat(browser.validity("outage").json().path("exists").asBoolean())
                    .isTrue();
            assertThat(browser.backend("jira/get-projects?external_id=outage").status())
                    .isEqualTo(200);
            Browser.Answer ready = browser.get("/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.json().path("redis").asString()).isEqualTo("down");

            redis.startAgain();

            eventually(
                    () -> "up".equals(browser.get("/ready").json().path("redis").asString()));
            browser.connect("outage-over", "ada");
        }
    }

    @Test
    void connectsInADeploymentWithoutRedis() {
        try (RunningJuncture juncture =
                RunningJuncture.start(TestPostgres.shared().freshDatabaseUrl(), "")) {
            Browser browser = new Browser(juncture);
            browser.connect("without-redis", "ada");
            assertThat(browser.accessToken("without-redis").status()).isEqualTo(200);
            assertThat(browser.get("/ready").json().path("redis").asString()).isEqualTo("off");
        }
    }

    @Test
    void redirectsToAPageWhenPostgresIsDownAtTheCallback() throws Exception {
        try (TestPostgres postgres = TestPostgres.start();
                RunningJuncture juncture = RunningJuncture.start(postgres.url(), "")) {
            Browser browser = new Browser(juncture);
            String state = browser.startAuthorization("outage-callback");

            postgres.stop();

            assertThat(browser.callback("code=any&state=" + state).header("Location"))
                    .isEqualTo(juncture.address() + "/connection-error?code=unavailable");
        }
    }

    @Test
    void reportsAnOutageOfPostgresSoonAndRecovers() throws Exception {
        try (TestPostgres postgres = TestPostgres.start();
                RunningJuncture juncture =
                        RunningJuncture.start(postgres.url(), TestRedis.shared().freshUrl())) {
            Browser browser = new Browser(juncture);
            browser.connect("outage", "ada");
            String code = browser.connectionCode("outage-waiting", "ada");
            String site = browser.siteIds(code).get(0);

            postgres.stop();

            assertUnavailableSoon(() -> browser.accessToken("outage"));
            assertUnavailableSoon(() -> browser.validity("outage"));
            assertUnavailableSoon(() -> browser.pick(code, site));
            assertUnavailableSoon(() -> browser.get("/ready"));
            assertThat(browser.get("/health").status()).isEqualTo(200);

            postgres.startAgain();

            eventually(() -> browser.get("/ready").status() == 200);
            assertThat(browser.accessToken("outage").status()).isEqualTo(200);
            assertThat(browser.pick(code, site).status()).isEqualTo(200);
        }
    }

    @Test
    void answersInTimeWhenJiraDoesNotAnswer() {
        try (RunningJuncture juncture = RunningJuncture.start(
                TestPostgres.shared().freshDatabaseUrl(),
                TestRedis.shared().freshUrl(),
                Map.of("JUNCTURE_JIRA_BUDGET", "3s"))) {
            Browser browser = new Browser(juncture);
            browser.connect("outage", "ada");
            juncture.sandbox().control().add(Fault.hold().on("/ex/jira/"));

            Browser.Answer answer = browser.backend("jira/get-projects?external_id=outage");

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.code()).isEqualTo("jira_timeout");
            assertThat(answer.json().path("error").asString()).endsWith("try again.");
            juncture.sandbox().control().clearFaults();
            assertThat(browser.backend("jira/get-projects?external_id=outage").status())
                    .isEqualTo(200);
        }
    }

    private static void assertUnavailableSoon(Supplier<Browser.Answer> call) {
        long start = System.nanoTime();
        Browser.Answer answer = call.get();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(taken).isLessThan(SOON);
    }

    private static void eventually(Supplier<Boolean> condition) {
        await("recovery within half a minute")
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(condition::get);
    }
}
