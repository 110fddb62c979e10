package dev.juncture.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandInterruptedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;

class RedisGuardTest {
    private final RedisGuard guard = new RedisGuard();

    @BeforeEach
    void findRedisAvailable() {
        assertThat(guard.call(() -> "first")).contains("first");
    }

    @Test
    void pausesAfterACommandThatDidNotReachRedis() {
        fail(new RedisConnectionFailureException("refused"));
        assertThat(guard.call(() -> "value")).isEmpty();
    }

    @Test
    void doesNotPauseAfterAnInterruptedCommand() {
        DataAccessException interrupted = new RedisSystemException(
                "interrupted", new RedisCommandInterruptedException(new InterruptedException()));
        fail(interrupted);
        assertThat(guard.callUrgently(() -> {
                    throw interrupted;
                }))
                .isFalse();
        assertThat(guard.call(() -> "value")).contains("value");
    }

    private void fail(DataAccessException failure) {
        assertThat(guard.call(() -> {
                    throw failure;
                }))
                .isEmpty();
    }
}
