package dev.juncture.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.juncture.redis.RedisGuard;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.local.LocalBucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts requests per minute, in Redis for all processes and in each process. A process checks its own count first: a client
 * that has used it up costs Redis nothing. The first request of a client counts only there, so that a cold process answers it
 * without Redis: all processes together answer one request each more than the limit, at most. Without Redis, and while Redis is unavailable, the process's own count is the only one.
 */
@Component
final class RequestBudget {
    static final Duration WINDOW = Duration.ofMinutes(1);
    /** Counts per process. A flood of addresses evicts the counts that are used least, and takes no more memory. */
    static final int MOST = 20_000;

    private static final String PREFIX = "juncture:requests:";

    private final Cache<String, LocalBucket> own = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();
    private final RedisGuard guard;
    private final TimeMeter time;

    RequestBudget(RedisGuard guard, Clock clock) {
        this.guard = guard;
        this.time = new ClockTime(clock);
    }

    /** Takes one of {@code limit} requests a minute. */
    ConsumptionProbe take(String name, long limit) {
        String key = PREFIX + limit + ":" + name;
        ConsumptionProbe here = own.get(key, missing -> local(limit)).tryConsumeAndReturnRemaining(1);
        if (!here.isConsumed() || here.getRemainingTokens() == limit - 1) {
            return here;
        }
        return sharedCount(key, limit)
                .filter(everywhere ->
                        !everywhere.isConsumed() || everywhere.getRemainingTokens() < here.getRemainingTokens())
                .orElse(here);
    }

    /** Returns nothing when the count is not available: then no request is refused because of it. */
    private Optional<ConsumptionProbe> sharedCount(String key, long limit) {
        try {
            // No client waits longer than a window, because others may write to Redis.
            return guard.call(redis -> shared(redis, key, limit))
                    .filter(probe -> probe.getNanosToWaitForRefill() <= WINDOW.toNanos());
        } catch (RuntimeException notACount) {
            return Optional.empty();
        }
    }

    private LocalBucket local(long limit) {
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(time);
        return builder.addLimit(bandwidth -> bandwidth.capacity(limit).refillIntervally(limit, WINDOW))
                .build();
    }

    @SuppressWarnings("unchecked")
    private ConsumptionProbe shared(StringRedisTemplate redis, String key, long limit) {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            // Spring's shared connection, which stays open after this call.
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

    /** Returns the number of counts in this process. */
    long size() {
        own.cleanUp();
        return own.estimatedSize();
    }
}
