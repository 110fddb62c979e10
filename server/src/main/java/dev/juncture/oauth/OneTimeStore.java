package dev.juncture.oauth;

import dev.juncture.provider.Secret;
import dev.juncture.token.OneTimeSecret;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Values in Redis under the hash of a one-use secret. Redis never sees the secret itself. */
final class OneTimeStore<T> {
    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final String prefix;
    private final Duration life;
    private final Class<T> type;

    OneTimeStore(StringRedisTemplate redis, JsonMapper json, String purpose, Duration life, Class<T> type) {
        this.redis = redis;
        this.json = json;
        this.prefix = "juncture:" + purpose + ":";
        this.life = life;
        this.type = type;
    }

    void put(Secret secret, T value) {
        redis.opsForValue().set(key(secret), json.writeValueAsString(value), life);
    }

    Optional<T> find(Secret secret) {
        return read(redis.opsForValue().get(key(secret)));
    }

    /** Atomic: of any number of callers, one gets the value. */
    Optional<T> take(Secret secret) {
        return read(redis.opsForValue().getAndDelete(key(secret)));
    }

    void remove(Secret secret) {
        redis.delete(key(secret));
    }

    private String key(Secret secret) {
        return prefix + OneTimeSecret.hash(secret);
    }

    private Optional<T> read(@Nullable String stored) {
        return Optional.ofNullable(stored).map(text -> json.readValue(text, type));
    }
}
