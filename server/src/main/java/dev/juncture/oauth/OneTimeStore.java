package dev.juncture.oauth;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Values in Redis under the hashes of one-use secrets. Redis never sees a secret itself. */
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

    /** Atomic: of any number of callers, one gets the value. */
    Optional<T> take(String hash) {
        return read(redis.opsForValue().getAndDelete(prefix + hash));
    }

    void remove(String hash) {
        redis.delete(prefix + hash);
    }

    private Optional<T> read(@Nullable String stored) {
        return Optional.ofNullable(stored).map(text -> json.readValue(text, type));
    }
}
