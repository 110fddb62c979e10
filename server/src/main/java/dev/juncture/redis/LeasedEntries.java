package dev.juncture.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.data.redis.serializer.GenericToStringSerializer;
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

    private final RedisGuard guard;

    LeasedEntries(RedisGuard guard) {
        this.guard = guard;
    }

    public Optional<byte[]> get(String name) {
        return guard.call(redis -> redis.execute((RedisCallback<byte[]>)
                connection -> connection.stringCommands().get(bytes(name))));
    }

    /**
     * Claims an empty place for a few seconds.
     *
     * @return the claim that {@link #replace} needs
     */
    public Optional<byte[]> claim(String name) {
        String claim = UUID.randomUUID().toString();
        return guard.call(redis -> redis.opsForValue().setIfAbsent(name, claim, CLAIM))
                .filter(claimed -> claimed)
                .map(claimed -> bytes(claim));
    }

    /** Stores a value if the claim still stands. */
    public void replace(String name, byte[] claim, byte[] value) {
        guard.call(redis -> redis.execute(
                REPLACE,
                RedisSerializer.byteArray(),
                new GenericToStringSerializer<>(Long.class),
                List.of(name),
                claim,
                value));
    }

    /** Removes an entry that is no longer true. */
    public void remove(String name) {
        guard.callUrgently(redis -> redis.delete(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
