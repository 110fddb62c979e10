package dev.juncture.oauth;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Values in Redis under the hashes of one-time secrets. Redis never contains a secret itself. */
final class OneTimeStore<T> {
    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final String prefix;
    private final Class<T> type;

    OneTimeStore(StringRedisTemplate redis, JsonMapper json, String purpose, Class<T> type) {
        this.redis = redis;
        this.json = json;
        this.prefix = "juncture:" + purpose + ":";
        this.type = type;
    }

    void put(String hash, T value, Duration life) {
        redis.opsForValue().set(prefix + hash, json.writeValueAsString(value), life);
    }

    Optional<T> find(String hash) {
        return read(redis.opsForValue().get(prefix + hash));
    }

    /** Removes and returns a value. Atomic: of several callers, one gets it. */
    Optional<T> take(String hash) {
        return read(redis.opsForValue().getAndDelete(prefix + hash));
    }

    void remove(String hash) {
        redis.delete(prefix + hash);
    }

    /** A value in the format of another version counts as absent. */
    private Optional<T> read(@Nullable String stored) {
        try {
            return Optional.ofNullable(stored).map(text -> json.readValue(text, type));
        } catch (JacksonException otherFormat) {
            return Optional.empty();
        }
    }
}
