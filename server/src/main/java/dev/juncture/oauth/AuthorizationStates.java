package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** OAuth states: each ties a callback to the connect that started it, for ten minutes and one use. */
@Component
class AuthorizationStates {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final OneTimeStore<Started> store;

    AuthorizationStates(StringRedisTemplate redis, JsonMapper json) {
        this.store = new OneTimeStore<>(redis, json, "state", Started.class);
    }

    /**
     * A connect in progress.
     *
     * @param bound empty when it was started without a session, by anyone in any browser
     */
    record Started(ConnectionKey key, Optional<BrowserBound> bound) {
        Started {
            Objects.requireNonNull(key);
        }
    }

    Secret start(ConnectionKey key) {
        return put(new Started(key, Optional.empty()));
    }

    Secret start(BrowserBound bound) {
        return put(new Started(bound.session().key(), Optional.of(bound)));
    }

    private Secret put(Started started) {
        Secret state = OneTimeSecret.create();
        store.put(OneTimeSecret.hash(state), started, LIFE);
        return state;
    }

    /**
     * Uses up a state.
     *
     * @param browser of the caller, if it is known
     * @throws dev.juncture.error.ApiException {@code invalid_state} for all callers but the first within ten minutes, and
     *     for every browser other than the one that started the session's connect
     */
    Started use(Secret state, String provider, @Nullable Secret browser) {
        String hash = OneTimeSecret.hash(state);
        // Checked before it is used up: another browser must not be able to end this connect.
        store.find(hash)
                .flatMap(Started::bound)
                .ifPresent(bound -> bound.requireSame(browser, OauthErrors::invalidState));
        return store.take(hash)
                .filter(started -> started.key().provider().equals(provider))
                .orElseThrow(OauthErrors::invalidState);
    }
}
