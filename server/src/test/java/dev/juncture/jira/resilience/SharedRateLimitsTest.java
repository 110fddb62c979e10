package dev.juncture.jira.resilience;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.client.JiraClients;
import dev.juncture.jira.testing.ProbeCalls;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import dev.juncture.testing.TestSleeper;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Two processes that share a Redis, until it goes away. */
@JunctureTest
@Timeout(60)
class SharedRateLimitsTest {
    private static TestRedis redis;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    private final String site = "site-" + UUID.randomUUID();
    private final ProbeCalls first = new ProbeCalls(one.getBean(JiraClients.class));
    private final ProbeCalls second = new ProbeCalls(other.getBean(JiraClients.class));
    private final StringRedisTemplate template = one.getBean(StringRedisTemplate.class);

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        Deployment deployment = Deployment.on(TestPostgres.shared().freshDatabaseUrl(), redis.url());
        one = deployment.startProcess();
        other = deployment.startProcess();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        redis.close();
    }

    @BeforeEach
    void answer() {
        redis.startAgain();
        awaitRedis(one);
        awaitRedis(other);
        Atlassian.server().stubFor(any(anyUrl()).atPriority(9).willReturn(Atlassian.json(200, "{}")));
    }

    @Test
    void heedsALimitThatAnotherProcessMet() {
        limitTheFirst();
        assertLimited(() -> second.issue(site, "EX-1"));
        assertThat(Atlassian.requests(anyRequestedFor(anyUrl()))).isZero();
    }

    @Test
    void learnsOfItWithinASecond() {
        second.project(site, "EX");
        limitTheFirst();
        TestSleeper.INSTANCE.pass(Duration.ofSeconds(1));
        assertLimited(() -> second.project(site, "EX"));
    }

    @Test
    void keepsALimitInRedisNoLongerThanItLasts() {
        limitTheFirst();
        assertThat(template.getExpire("juncture:jira-limits:site " + site, TimeUnit.SECONDS))
                .isBetween(1800L, 1847L);
    }

    @Test
    void asksRedisOnceASecondHoweverManyCallsThereAre() {
        long before = reads();
        for (int i = 0; i < 50; i++) {
            first.project(site, "EX");
        }
        // One for the site and one for the app.
        assertThat(reads() - before).isEqualTo(2);
    }

    @Test
    void limitsItselfWhileRedisIsAway() {
        redis.stop();
        first.project(site, "EX");
        limitTheFirst();
        assertLimited(() -> first.project(site, "EX"));
        assertThat(second.project(site, "EX")).isEmpty();
    }

    /** Its clients come back by themselves, a moment later. */
    private static void awaitRedis(ConfigurableApplicationContext process) {
        StringRedisTemplate redis = process.getBean(StringRedisTemplate.class);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (boolean back = false; !back; ) {
            assertThat(System.nanoTime()).as("Redis is back").isLessThan(end);
            try {
                back = redis.hasKey("any") != null;
            } catch (DataAccessException away) {
                Thread.onSpinWait();
            }
        }
    }

    private void limitTheFirst() {
        String path = Atlassian.jira(site, "/issue/EX-1");
        Atlassian.onGet(
                path,
                Atlassian.json(429, "{}")
                        .withHeader("Retry-After", "1847")
                        .withHeader("RateLimit-Reason", "jira-quota-tenant-based"));
        assertLimited(() -> first.issue(site, "EX-1"));
        Atlassian.server().removeStub(get(urlPathEqualTo(path)));
        Atlassian.server().resetRequests();
    }

    private static void assertLimited(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED));
    }

    private long reads() {
        Properties stats = template.execute((RedisCallback<Properties>)
                connection -> connection.serverCommands().info("commandstats"));
        String reads = stats == null ? "" : stats.getProperty("cmdstat_hgetall", "calls=0,");
        return Long.parseLong(reads.replaceFirst("calls=(\\d+).*", "$1"));
    }
}
