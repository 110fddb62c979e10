package dev.juncture.jira.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Limits that one process saw, for the others: a hash in Redis for the app and one per site, a field per scope. While
 * Redis is away each process knows only its own.
 */
@Component
final class SharedLimits {
    private static final String PREFIX = "juncture:jira-limits:";
    private static final Duration READ_EVERY = Duration.ofSeconds(1);
    private static final Duration LEAVE_ALONE = Duration.ofSeconds(10);
    private static final int MANY = 1000;
    /** The key lives until the last of its limits is over. */
    private static final RedisScript<Long> PUBLISH = RedisScript.of("""
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then
              redis.call('PEXPIRE', KEYS[1], ARGV[3])
            end
            return 1
            """, Long.class);

    private final Map<String, Instant> readAgainAt = new ConcurrentHashMap<>();
    private final StringRedisTemplate redis;
    private final Pacing pacing;
    private volatile Instant awayUntil = Instant.MIN;

    SharedLimits(StringRedisTemplate redis, Pacing pacing) {
        this.redis = redis;
        this.pacing = pacing;
    }

    void publish(String owner, String scope, Limit limit, Duration life) {
        String value = limit.until().toEpochMilli() + " " + limit.reason();
        unlessAway(() -> redis.execute(
                PUBLISH, List.of(PREFIX + owner), scope, value, String.valueOf(Math.max(1, life.toMillis()))));
    }

    /** At most one read per owner and second, whoever asks: a call costs nothing while nothing is limited. */
    void readInto(Map<String, Limit> known, String owner) {
        if (isMyTurn(owner)) {
            unlessAway(() -> redis.<String, String>opsForHash()
                    .entries(PREFIX + owner)
                    .forEach((scope, value) -> merge(known, scope, value)));
        }
    }

    private static void merge(Map<String, Limit> known, String scope, String value) {
        String[] parts = value.split(" ", 2);
        known.merge(scope, new Limit(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]), Limit::later);
    }

    private boolean isMyTurn(String owner) {
        Instant now = pacing.clock().instant();
        Instant due = readAgainAt.get(owner);
        if (due != null && now.isBefore(due)) {
            return false;
        }
        if (readAgainAt.size() > MANY) {
            readAgainAt.values().removeIf(now::isAfter);
        }
        Instant next = now.plus(READ_EVERY);
        return due == null ? readAgainAt.putIfAbsent(owner, next) == null : readAgainAt.replace(owner, due, next);
    }

    private void unlessAway(Runnable command) {
        if (pacing.clock().instant().isBefore(awayUntil)) {
            return;
        }
        try {
            command.run();
        } catch (DataAccessException away) {
            // Limits may be lost, calls may not: Jira says again what it limits.
            awayUntil = pacing.clock().instant().plus(LEAVE_ALONE);
        }
    }
}
