package dev.juncture.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.config.RedisSettings;
import io.lettuce.core.RedisCommandInterruptedException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisGuardTest {
    private final ObjectProvider<StringRedisTemplate> client = new StaticListableBeanFactory(
                    Map.of("redis", new StringRedisTemplate()))
            .getBeanProvider(StringRedisTemplate.class);
    private final RedisGuard guard = new RedisGuard(client, new RedisSettings("redis://localhost", ""));

    @BeforeEach
    void findRedisAvailable() {
        assertThat(guard.call(redis -> "first")).contains("first");
    }

    @Test
    void pausesAfterACommandThatDidNotReachRedis() {
        fail(new RedisConnectionFailureException("refused"));
        assertThat(guard.call(redis -> "value")).isEmpty();
    }

    @Test
    void doesNotPauseAfterAnInterruptedCommand() {
        DataAccessException interrupted = new RedisSystemException(
                "interrupted", new RedisCommandInterruptedException(new InterruptedException()));
        fail(interrupted);
        assertThat(guard.callUrgently(redis -> {
                    throw interrupted;
                }))
                .isFalse();
        assertThat(guard.call(redis -> "value")).contains("value");
    }

    @Test
    void createsNoClientInADeploymentWithoutRedis() {
        ObjectProvider<StringRedisTemplate> none =
                new StaticListableBeanFactory().getBeanProvider(StringRedisTemplate.class);
        RedisGuard without = new RedisGuard(none, new RedisSettings("", ""));
        assertThat(without.call(redis -> "value")).isEmpty();
        assertThat(without.callUrgently(redis -> redis.delete("name"))).isFalse();
    }

    private void fail(DataAccessException failure) {
        assertThat(guard.call(redis -> {
                    throw failure;
                }))
                .isEmpty();
    }
}
