package dev.juncture.jira.resilience;

import dev.juncture.redis.RedisGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Shares rate limits with other processes: one hash in Redis for the app and one per site, with a field per scope. While
 * Redis is unavailable each process knows only the limits that it met itself.
 */
@Component
final class SharedRateLimits {
    private static final String PREFIX = "juncture:jira-limits:";
    private static final Duration READ_EVERY = Duration.ofSeconds(1);
    private static final int MANY = 1000;

    /** Keeps the hash until the last of its limits is over. */
    private static final RedisScript<Long> PUBLISH = RedisScript.of("""
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then
              redis.call('PEXPIRE', KEYS[1], ARGV[3])
            end
            return 1
            """, Long.class);

    private final Map<String, Instant> readAgainAt = new ConcurrentHashMap<>();
    private final StringRedisTemplate redis;
    private final RedisGuard guard;
    private final Sleeper sleeper;

    SharedRateLimits(StringRedisTemplate redis, RedisGuard guard, Sleeper sleeper) {
        this.redis = redis;
        this.guard = guard;
        this.sleeper = sleeper;
    }

    /** A lost limit does no harm: Jira announces it again. */
    void publish(String owner, String scope, RateLimit limit, Duration life) {
        String value = limit.until().toEpochMilli() + " " + limit.reason();
        guard.call(() -> redis.execute(
                PUBLISH, List.of(PREFIX + owner), scope, value, String.valueOf(Math.max(1, life.toMillis()))));
    }

    /** Reads at most once per owner and second: calls without limits cost almost nothing. */
    void readInto(Map<String, RateLimit> known, String owner) {
        if (isDue(owner)) {
            guard.call(() -> redis.<String, String>opsForHash().entries(PREFIX + owner))
                    .ifPresent(limits -> limits.forEach((scope, value) -> merge(known, scope, value)));
        }
    }

    private static void merge(Map<String, RateLimit> known, String scope, String value) {
        String[] parts = value.split(" ", 2);
        known.merge(scope, new RateLimit(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]), RateLimit::later);
    }

    private boolean isDue(String owner) {
        Instant now = sleeper.clock().instant();
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
}
