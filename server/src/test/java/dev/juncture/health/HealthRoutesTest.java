package dev.juncture.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.TestJson;
import dev.juncture.config.RedisSettings;
import dev.juncture.http.Router;
import dev.juncture.schema.Schema;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import dev.juncture.testing.Together;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@JunctureTest
class HealthRoutesTest {
    @Autowired
    Calls calls;

    @Autowired
    ApplicationContext context;

    @Test
    void isAliveAndReadyWithoutAnyKey() {
        assertThat(calls.browser("GET", "/health", null).text()).isEqualTo("""
                {"status":"alive"}""");
        assertThat(calls.browser("GET", "/ready", null).text()).isEqualTo("""
                        {"status":"ready","database":"up","redis":"up"}""");
    }

    /** The warnings are read once per check of the stores. */
    @Test
    void asksItsStoresOnceASecondForAnyNumberOfCallers() {
        AtomicInteger checks = new AtomicInteger();
        Warnings counting = () -> {
            checks.incrementAndGet();
            return List.of();
        };
        GetReadiness readiness = new GetReadiness(
                context.getBean(JdbcClient.class),
                context.getBeanProvider(StringRedisTemplate.class),
                context.getBean(RedisSettings.class),
                context.getBean(Schema.class),
                context.getBean(ApplicationAvailability.class),
                providerOf(counting));
        long start = System.nanoTime();

        Together<GetReadiness.Out> answers = Together.run(200, i -> readiness.apply(new GetReadiness.In()));

        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        assertThat(answers.failures()).isEmpty();
        assertThat(answers.results())
                .hasSize(200)
                .allMatch(answer -> answer.status().equals("ready"));
        assertThat((long) checks.get()).isBetween(1L, 1 + seconds);
    }

    private static ObjectProvider<Warnings> providerOf(Warnings source) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("warnings", source);
        return beans.getBeanProvider(Warnings.class);
    }

    @Test
    void reportsThatADeploymentHasNoRedis() {
        try (ConfigurableApplicationContext process =
                Deployment.on(TestPostgres.shared().freshDatabaseUrl(), "").startProcess()) {
            Calls alone = new Calls(process.getBean(Router.class), TestJson.mapper());
            assertThat(alone.browser("GET", "/ready", null).json().path("redis").asString())
                    .isEqualTo("off");
        }
    }

    @Test
    void staysReadyWithoutRedisAndReportsIt() {
        try (TestRedis redis = TestRedis.start();
                ConfigurableApplicationContext process = Deployment.on(
                                TestPostgres.shared().freshDatabaseUrl(), redis.url())
                        .startProcess()) {
            redis.stop();
            Calls alone = new Calls(process.getBean(Router.class), TestJson.mapper());

            Answer ready = alone.browser("GET", "/ready", null);
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.json().path("redis").asString()).isEqualTo("down");

            Answer connect = alone.browser("POST", "/api/frontend/oauth/get-authorization-uri", """
                            {"provider":"fake","external_id":"acme"}""");
            assertThat(connect.status()).isEqualTo(200);
            assertThat(alone.backend("GET", "/api/backend/connections").status())
                    .isEqualTo(200);
        }
    }
}
