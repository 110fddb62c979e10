package dev.juncture.testing;

import dev.juncture.JunctureConfiguration;
import dev.juncture.connection.ConnectionStore;
import dev.juncture.connection.Connections;
import dev.juncture.http.Router;
import dev.juncture.jira.resilience.Sleeper;
import dev.juncture.token.Tokens;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Has no stereotype, because the scan of the application must not find it. */
@EnableAutoConfiguration
@Import(JunctureConfiguration.class)
class TestApplication {
    @Bean
    static FakeProvider fakeProvider() {
        return FakeProvider.INSTANCE;
    }

    @Bean
    @Primary
    static Sleeper pacing() {
        return TestSleeper.INSTANCE;
    }

    @Bean
    static TestConnections testConnections(
            ConnectionStore store, Connections connections, Tokens tokens, JdbcClient jdbc, StringRedisTemplate redis) {
        return new TestConnections(store, connections, tokens, jdbc, redis);
    }

    @Bean
    static Calls calls(Router router, JsonMapper json) {
        return new Calls(router, json);
    }
}
