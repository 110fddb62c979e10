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
import dev.juncture.testing.ProcessPair;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import dev.juncture.testing.TestSleeper;
import dev.juncture.testing.TwoProcesses;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Two processes share rate limits through Redis. */
@TwoProcesses
@Timeout(60)
class SharedRateLimitsTest {
    private final String site = "site-" + UUID.randomUUID();
    private final ProbeCalls first;
    private final ProbeCalls second;
    private final StringRedisTemplate redis;

    SharedRateLimitsTest(ProcessPair processes) {
        first = calls(processes.first());
        second = calls(processes.second());
        redis = processes.first().getBean(StringRedisTemplate.class);
    }

    @BeforeEach
    void answer() {
        Atlassian.server().stubFor(any(anyUrl()).atPriority(9).willReturn(Atlassian.json(200, "{}")));
    }

    @Test
    void obeysALimitThatAnotherProcessMet() {
        limit(first);
        assertLimited(() -> second.issue(site, "EX-1"));
        assertThat(Atlassian.requests(anyRequestedFor(anyUrl()))).isZero();
    }

    @Test
    void learnsOfALimitWithinASecond() {
        second.project(site, "EX");
        limit(first);
        TestSleeper.INSTANCE.pass(Duration.ofSeconds(1));
        assertLimited(() -> second.project(site, "EX"));
    }

    @Test
    void keepsALimitInRedisNoLongerThanItLasts() {
        limit(first);
        assertThat(redis.getExpire("juncture:jira-limits:site " + site, TimeUnit.SECONDS))
                .isBetween(1800L, 1847L);
    }

    @Test
    void readsRedisOncePerSecond() {
        long before = reads();
        for (int i = 0; i < 50; i++) {
            first.project(site, "EX");
        }
        // There is one read for the site and one for the app.
        assertThat(reads() - before).isEqualTo(2);
    }

    @Test
    void keepsLimitsInTheirProcessWhileRedisIsUnavailable() {
        try (TestRedis lost = TestRedis.start()) {
            Deployment deployment = Deployment.on(TestPostgres.shared().freshDatabaseUrl(), lost.url());
            try (ConfigurableApplicationContext one = deployment.startProcess();
                    ConfigurableApplicationContext other = deployment.startProcess()) {
                lost.stop();
                calls(one).project(site, "EX");
                limit(calls(one));
                assertLimited(() -> calls(one).project(site, "EX"));
                assertThat(calls(other).project(site, "EX")).isEmpty();
            }
        }
    }

    private static ProbeCalls calls(ConfigurableApplicationContext process) {
        return new ProbeCalls(process.getBean(JiraClients.class));
    }

    private void limit(ProbeCalls process) {
        String path = Atlassian.jira(site, "/issue/EX-1");
        Atlassian.onGet(
                path,
                Atlassian.json(429, "{}")
                        .withHeader("Retry-After", "1847")
                        .withHeader("RateLimit-Reason", "jira-quota-tenant-based"));
        assertLimited(() -> process.issue(site, "EX-1"));
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
        Properties stats = redis.execute((RedisCallback<Properties>)
                connection -> connection.serverCommands().info("commandstats"));
        String reads = stats == null ? "" : stats.getProperty("cmdstat_hgetall", "calls=0,");
        return Long.parseLong(reads.replaceFirst("calls=(\\d+).*", "$1"));
    }
}
