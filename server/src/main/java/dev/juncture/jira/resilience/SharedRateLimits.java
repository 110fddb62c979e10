package dev.juncture.jira.resilience;

import dev.juncture.crypto.Ciphertext;
import dev.juncture.crypto.Place;
import dev.juncture.crypto.Sealer;
import dev.juncture.redis.RedisGuard;
import dev.juncture.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Shares rate limits with other processes: one hash in Redis for the app and one per site, with a field per scope. A value is
 * sealed for its place: otherwise anyone who can write to Redis could stop all calls. Without Redis, and while it is
 * unavailable, each process knows only the limits that it met itself.
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
    private final RedisGuard guard;
    private final Sealer sealer;
    private final Sleeper sleeper;

    SharedRateLimits(RedisGuard guard, Sealer sealer, Sleeper sleeper) {
        this.guard = guard;
        this.sealer = sealer;
        this.sleeper = sleeper;
    }

    /** A lost limit does no harm: Jira announces it again. */
    void publish(String owner, String scope, RateLimit limit, Duration life) {
        String key = PREFIX + owner;
        String text = limit.until().toEpochMilli() + " " + limit.reason();
        String value = Base64.getEncoder()
                .encodeToString(sealer.seal(new Secret(text), place(key, scope)).bytes());
        guard.call(redis ->
                redis.execute(PUBLISH, List.of(key), scope, value, String.valueOf(Math.max(1, life.toMillis()))));
    }

    /** Reads at most once per owner and second: calls without limits cost almost nothing. */
    void readInto(Map<String, RateLimit> known, String owner) {
        if (isDue(owner)) {
            String key = PREFIX + owner;
            guard.call(redis -> redis.<String, String>opsForHash().entries(key))
                    .ifPresent(limits -> limits.forEach((scope, value) ->
                            open(key, scope, value).ifPresent(limit -> known.merge(scope, limit, RateLimit::later))));
        }
    }

    /** Returns nothing for a value that Juncture did not write for this place. */
    private Optional<RateLimit> open(String key, String scope, String value) {
        try {
            Ciphertext sealed = new Ciphertext(Base64.getDecoder().decode(value));
            return sealer.openIfSound(sealed, place(key, scope)).map(text -> {
                String[] parts = text.value().split(" ", 2);
                return new RateLimit(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
            });
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Place place(String key, String scope) {
        return new Place("cache", key, scope);
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
