package dev.juncture.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.TestJson;
import dev.juncture.http.Router;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

@JunctureTest
class HealthRoutesTest {
    @Autowired
    Calls calls;

    @Test
    void isAliveAndReadyWithoutAnyKey() {
        assertThat(calls.browser("GET", "/health", null).text()).isEqualTo("""
                {"status":"alive"}""");
        assertThat(calls.browser("GET", "/ready", null).text()).isEqualTo("""
                        {"status":"ready","database":"up","redis":"up"}""");
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
