package dev.juncture.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.stereotype.Component;

/**
 * Cached entries that are never older than the last change, by leases as in Facebook's memcache: a reader claims the empty
 * place before it reads the database, and its value is stored only while its claim stands. A change removes entry and claim,
 * so a value that was read before the change is not stored after it. Claim and entry together live for a minute.
 */
@Component
public class LeasedEntries {
    private static final Duration CLAIM = Duration.ofSeconds(5);
    private static final RedisScript<Long> REPLACE = RedisScript.of("""
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              redis.call('SET', KEYS[1], ARGV[2], 'EX', 55)
            end
            return 1
            """, Long.class);

    private final RedisTemplate<String, byte[]> redis = new RedisTemplate<>();
    private final RedisGuard guard;

    LeasedEntries(RedisConnectionFactory connections, RedisGuard guard) {
        redis.setConnectionFactory(connections);
        redis.setKeySerializer(RedisSerializer.string());
        redis.setValueSerializer(RedisSerializer.byteArray());
        redis.afterPropertiesSet();
        this.guard = guard;
    }

    public Optional<byte[]> get(String name) {
        return guard.call(() -> redis.opsForValue().get(name));
    }

    /**
     * Claims an empty place for a few seconds.
     *
     * @return the claim that {@link #replace} needs
     */
    public Optional<byte[]> claim(String name) {
        byte[] claim = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        return guard.call(() -> redis.opsForValue().setIfAbsent(name, claim, CLAIM))
                .filter(claimed -> claimed)
                .map(claimed -> claim);
    }

    /** Stores a value if the claim still stands. */
    public void replace(String name, byte[] claim, byte[] value) {
        guard.call(() -> redis.execute(REPLACE, List.of(name), claim, value));
    }

    /** Removes an entry that is no longer true. */
    public void remove(String name) {
        guard.callUrgently(() -> redis.delete(name));
    }
}
