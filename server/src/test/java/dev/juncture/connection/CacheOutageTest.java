package dev.juncture.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.Logged;
import dev.juncture.testing.ProcessPair;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import dev.juncture.testing.TwoProcesses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The cache while PostgreSQL or Redis does not answer. */
class CacheOutageTest {
    private final ConnectionKey key = TestConnections.freshKey(FakeProvider.NAME);

    @BeforeEach
    void reset() {
        FakeProvider.INSTANCE.reset();
    }

    @Test
    void sendsOneCommandToRedisAndNothingToPostgresWhenTheEntryIsCached() {
        try (TestPostgres postgres = TestPostgres.start();
                TestRedis redis = TestRedis.start();
                ConfigurableApplicationContext process =
                        Deployment.on(postgres.url(), redis.url()).startProcess()) {
            process.getBean(TestConnections.class).connect(key);
            assertThat(token(process).status()).isEqualTo(200);
            postgres.stop();
            StringRedisTemplate template = process.getBean(StringRedisTemplate.class);
            template.execute((RedisCallback<Object>) session -> {
                session.serverCommands().resetConfigStats();
                return null;
            });

            for (int i = 0; i < 10; i++) {
                assertThat(token(process).text()).contains("\"access-first\"");
                assertThat(check(process).text()).startsWith("{\"exists\":true,\"is_invalid\":false,");
            }

            assertThat(commands(template)).isEqualTo("cmdstat_get=20");
        }
    }

    @Test
    @TwoProcesses(second = "REDIS_URL=redis://127.0.0.1:1")
    void answersAnOldStateForAMinuteAtMostAfterAChangeByAProcessWithoutRedis(ProcessPair processes) {
        ConfigurableApplicationContext process = processes.first();
        ConfigurableApplicationContext cutOff = processes.second();
        try (Logged log = Logged.by("dev.juncture.redis")) {
            process.getBean(TestConnections.class).connect(key);
            assertThat(exists(process)).isTrue();

            assertThat(cutOff.getBean(TestConnections.class).delete(key)).isTrue();
            assertThat(cutOff.getBean(TestConnections.class).delete(key)).isFalse();

            assertThat(log.text().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("WARN Redis is unavailable")
                            .doesNotContain("ext-"));
            assertThat(exists(cutOff)).isFalse();
            assertThat(exists(process)).isTrue();
            StringRedisTemplate template = process.getBean(StringRedisTemplate.class);
            String name = ConnectionCache.nameOf(key);
            assertThat(template.getExpire(name, TimeUnit.MILLISECONDS)).isBetween(1L, 55_000L);
            // The minute is over.
            template.expire(name, Duration.ZERO);
            assertThat(exists(process)).isFalse();
        }
    }

    @Test
    void answersCurrentStateWhileRedisIsUnavailableAndAfterwards() {
        try (TestRedis redis = TestRedis.start();
                ConfigurableApplicationContext process = Deployment.on(
                                TestPostgres.shared().freshDatabaseUrl(), redis.url())
                        .startProcess()) {
            TestConnections grants = process.getBean(TestConnections.class);
            grants.connect(key);
            assertThat(token(process).text()).contains("\"access-first\"");

            redis.stop();
            assertThat(token(process).text()).contains("\"access-first\"");
            grants.connect(key, grants.grant("ann", FakeProvider.pair("second")));
            assertThat(token(process).text()).contains("\"access-second\"");
            redis.startAgain();

            assertThat(token(process).text()).contains("\"access-second\"");
            grants.delete(key);
            assertThat(exists(process)).isFalse();
        }
    }

    /** This happens, for example, behind a firewall that drops packets. */
    @Test
    void doesNotWaitForATimeoutInEveryRequestWhileRedisDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ConfigurableApplicationContext process = Deployment.on(
                                TestPostgres.shared().freshDatabaseUrl(), "redis://127.0.0.1:" + silent.getLocalPort())
                        .with("spring.data.redis.timeout=1000ms")
                        .startProcess()) {
            process.getBean(TestConnections.class).connect(key);

            long start = System.nanoTime();
            for (int i = 0; i < 40; i++) {
                assertThat(token(process).text()).contains("\"access-first\"");
            }

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    private Answer token(ConfigurableApplicationContext process) {
        return ask(process, "get-access-token");
    }

    private Answer check(ConfigurableApplicationContext process) {
        return ask(process, "check-connection-validity");
    }

    private boolean exists(ConfigurableApplicationContext process) {
        return check(process).json().path("exists").asBoolean();
    }

    private Answer ask(ConfigurableApplicationContext process, String operation) {
        return process.getBean(Calls.class)
                .backend(
                        "GET",
                        "/api/backend/connection-info/" + operation + "?provider=fake&external_id=" + key.externalId());
    }

    /** Returns the commands that Redis received since its statistics were reset. */
    private static String commands(StringRedisTemplate template) {
        Properties stats = template.execute(
                (RedisCallback<Properties>) session -> session.serverCommands().info("commandstats"));
        return stats == null
                ? "none"
                : stats.stringPropertyNames().stream()
                        .filter(name -> name.startsWith("cmdstat_"))
                        .filter(name -> !name.startsWith("cmdstat_config") && !name.equals("cmdstat_info"))
                        .sorted()
                        .map(name -> name + "=" + stats.getProperty(name).replaceFirst("calls=(\\d+).*", "$1"))
                        .collect(Collectors.joining(" "));
    }
}
