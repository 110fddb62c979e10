package dev.juncture.connection;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.RedisCommandExecutionException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.stereotype.Component;

/**
 * Entries in Redis, each stored under a lease (as in Facebook's memcache): a reader claims the empty place before it
 * reads the truth, and its value is taken only while its claim stands. A change removes entry and claim alike, so what
 * was read before the change is never stored after it. Claim and entry together live a minute.
 *
 * <p>Nothing here fails: without Redis there are no entries. Its time-outs are not paid by each request, for after a
 * failure one call at a time finds out whether Redis is back.
 */
@Component
class LeasedEntries {
    private static final Logger log = LoggerFactory.getLogger(LeasedEntries.class);
    private static final Duration CLAIM = Duration.ofSeconds(5);
    private static final Duration LEAVE_ALONE = Duration.ofSeconds(5);
    private static final RedisScript<Long> REPLACE = RedisScript.of("""
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              redis.call('SET', KEYS[1], ARGV[2], 'EX', 55)
            end
            return 1
            """, Long.class);

    private final RedisTemplate<String, byte[]> redis = new RedisTemplate<>();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "cache",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(1)
                    .minimumNumberOfCalls(1)
                    .waitDurationInOpenState(LEAVE_ALONE)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .writableStackTraceEnabled(false)
                    // An error that Redis answers is a sign of life.
                    .recordException(thrown -> !(thrown.getCause() instanceof RedisCommandExecutionException))
                    .build());
    private final Semaphore lastResort = new Semaphore(1);
    private final AtomicBoolean outageTold = new AtomicBoolean();

    LeasedEntries(RedisConnectionFactory connections) {
        redis.setConnectionFactory(connections);
        redis.setKeySerializer(RedisSerializer.string());
        redis.setValueSerializer(RedisSerializer.byteArray());
        redis.afterPropertiesSet();
        // Nobody knows yet whether Redis answers: callers would queue for the first connection, a time-out each.
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
    }

    Optional<byte[]> get(String name) {
        return unlessAway(() -> redis.opsForValue().get(name));
    }

    /** The right to {@link #replace} for a few seconds, if the place is empty. */
    Optional<byte[]> claim(String name) {
        byte[] claim = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        return unlessAway(() -> redis.opsForValue().setIfAbsent(name, claim, CLAIM))
                .filter(claimed -> claimed)
                .map(claimed -> claim);
    }

    void replace(String name, byte[] claim, byte[] value) {
        unlessAway(() -> redis.execute(REPLACE, List.of(name), claim, value));
    }

    /** Tried even while Redis seems away, by one at a time then: it may be back, and what is stored is no longer true. */
    void remove(String name) {
        boolean trusted = breaker.getState() == CircuitBreaker.State.CLOSED;
        if (trusted || lastResort.tryAcquire()) {
            try {
                redis.delete(name);
                outageTold.set(false);
                return;
            } catch (DataAccessException away) {
                breaker.onError(0, TimeUnit.NANOSECONDS, away);
            } finally {
                if (!trusted) {
                    lastResort.release();
                }
            }
        }
        if (outageTold.compareAndSet(false, true)) {
            log.warn("without Redis at a change, what it has of the connection may be answered for up to a minute");
        }
    }

    private <T> Optional<T> unlessAway(Supplier<@Nullable T> command) {
        try {
            Optional<T> answer = Optional.ofNullable(breaker.executeSupplier(command));
            outageTold.set(false);
            return answer;
        } catch (DataAccessException | CallNotPermittedException away) {
            return Optional.empty();
        }
    }
}
