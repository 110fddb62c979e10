package dev.juncture.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.config.RedisSettings;
import dev.juncture.testing.TestRedis;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.api.async.RedisServerAsyncCommands;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
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

    /** A connection may hold memory that only its end sets free. */
    @Test
    void opensAnotherConnectionAfterAFailure() {
        LettuceConnectionFactory factory =
                new LettuceConnectionFactory(LettuceConnectionFactory.createRedisConfiguration(
                        TestRedis.shared().freshUrl()));
        factory.afterPropertiesSet();
        factory.start();
        try {
            RedisGuard real = new RedisGuard(
                    new StaticListableBeanFactory(Map.of("redis", new StringRedisTemplate(factory)))
                            .getBeanProvider(StringRedisTemplate.class),
                    new RedisSettings("redis://localhost", ""));
            Long first = real.call(RedisGuardTest::connectionId).orElseThrow();
            assertThat(real.call(RedisGuardTest::connectionId)).contains(first);

            real.call(redis -> {
                throw new RedisConnectionFailureException("too large an answer");
            });

            AtomicReference<Long> second = new AtomicReference<>();
            real.callUrgently(redis -> second.set(connectionId(redis)));
            assertThat(second.get()).isGreaterThan(first);
        } finally {
            factory.destroy();
        }
    }

    private static Long connectionId(StringRedisTemplate redis) {
        return redis.execute((RedisCallback<Long>) connection -> {
            RedisServerAsyncCommands<?, ?> commands =
                    (RedisServerAsyncCommands<?, ?>) Objects.requireNonNull(connection.getNativeConnection());
            return commands.clientId().toCompletableFuture().join();
        });
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
