package dev.juncture.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.local.LocalBucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Counts by the minute, in Redis for all processes and in each process. Its own count is asked first: who has used it up
 * costs Redis nothing. While Redis is away it is the only one.
 */
@Component
final class Buckets {
    static final Duration WINDOW = Duration.ofMinutes(1);
    /** Of each process; a flood of addresses drives out counts, the rarely seen ones first, and takes no more memory. */
    static final int MOST = 20_000;

    private static final String PREFIX = "juncture:requests:";
    private static final Duration LEAVE_ALONE = Duration.ofSeconds(5);

    private final Cache<String, LocalBucket> own = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "limits",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(1)
                    .minimumNumberOfCalls(1)
                    .waitDurationInOpenState(LEAVE_ALONE)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .writableStackTraceEnabled(false)
                    .recordException(Buckets::isAway)
                    .build());
    private final RedisConnectionFactory connections;
    private final TimeMeter time;

    Buckets(RedisConnectionFactory connections, Clock clock) {
        this.connections = connections;
        this.time = new ClockTime(clock);
        // Nobody knows yet whether Redis answers: one request finds out, none waits behind it.
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
    }

    /** Takes one of {@code limit} requests a minute. */
    ConsumptionProbe take(String name, long limit) {
        String key = PREFIX + limit + ":" + name;
        ConsumptionProbe here = own.get(key, missing -> local(limit)).tryConsumeAndReturnRemaining(1);
        if (!here.isConsumed()) {
            return here;
        }
        try {
            ConsumptionProbe everywhere = breaker.executeSupplier(() -> shared(key, limit));
            return everywhere.getRemainingTokens() < here.getRemainingTokens() || !everywhere.isConsumed()
                    ? everywhere
                    : here;
        } catch (RuntimeException away) {
            // Whatever fails there: a count out of reach refuses nobody.
            return here;
        }
    }

    private LocalBucket local(long limit) {
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(time);
        return builder.addLimit(bandwidth -> bandwidth.capacity(limit).refillIntervally(limit, WINDOW))
                .build();
    }

    @SuppressWarnings("unchecked")
    private ConsumptionProbe shared(String key, long limit) {
        try (RedisConnection connection = connections.getConnection()) {
            // Spring's own connection, shared and never dedicated here, so it may be used beyond the call.
            var commands = (RedisAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
            return Bucket4jLettuce.casBasedBuilder(commands)
                    .clientClock(time)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(1)))
                    .build()
                    .builder()
                    .build(
                            key.getBytes(StandardCharsets.UTF_8),
                            () -> BucketConfiguration.builder()
                                    .addLimit(bandwidth ->
                                            bandwidth.capacity(limit).refillIntervally(limit, WINDOW))
                                    .build())
                    .tryConsumeAndReturnRemaining(1);
        }
    }

    /** An error that Redis answers, or a value that is no count, is a sign of life. */
    private static boolean isAway(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof DataAccessException
                        || cause instanceof RedisException && !(cause instanceof RedisCommandExecutionException));
    }

    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** How many counts this process holds. */
    long size() {
        own.cleanUp();
        return own.estimatedSize();
    }
}
