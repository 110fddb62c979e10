package dev.juncture.limit;

import dev.juncture.redis.RedisGuard;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts requests per minute, in Redis for all processes and in each process. A process checks its own count first: a client
 * that has used it up costs Redis nothing. The first request of a client counts only there, so that a cold process answers it
 * without Redis: all processes together answer one request each more than the limit, at most. Without Redis, and while Redis
 * is unavailable, the process's own count is the only one.
 */
@Component
final class RequestBudget {
    static final Duration WINDOW = ProcessCounts.WINDOW;

    private static final String PREFIX = "juncture:requests:";

    private final ProcessCounts own;
    private final RedisGuard guard;

    RequestBudget(ProcessCounts own, RedisGuard guard) {
        this.own = own;
        this.guard = guard;
    }

    /** Takes one of {@code limit} requests a minute. */
    ConsumptionProbe take(String name, long limit) {
        String key = PREFIX + limit + ":" + name;
        ConsumptionProbe here = own.take(key, limit);
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
            // Ignores a wait that is longer than a window: another program may have written that value to Redis.
            return guard.call(redis -> shared(redis, key, limit))
                    .filter(probe -> probe.getNanosToWaitForRefill() <= WINDOW.toNanos());
        } catch (RuntimeException notACount) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private ConsumptionProbe shared(StringRedisTemplate redis, String key, long limit) {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            // Spring's shared connection, which stays open after this call.
            var commands = (RedisAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
            return Bucket4jLettuce.casBasedBuilder(commands)
                    .clientClock(own.time())
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
}
