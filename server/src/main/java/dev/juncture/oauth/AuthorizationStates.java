package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ExternalId;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Secret;
import dev.juncture.token.OneTimeSecret;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The OAuth {@code state}: ties a callback to the connect that started it, for ten minutes and one use. */
@Component
class AuthorizationStates {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final OneTimeStore<Stored> store;

    AuthorizationStates(StringRedisTemplate redis, JsonMapper json) {
        this.store = new OneTimeStore<>(redis, json, "state", Stored.class);
    }

    /** A connect under way. @param bound empty when it was started without a session, by anybody in any browser */
    record Started(ConnectionKey key, Optional<BrowserBound> bound) {}

    private record Stored(
            String project,
            String provider,
            String externalId,
            @Nullable BoundJson bound) {}

    Secret start(ConnectionKey key) {
        return put(key, null);
    }

    Secret start(BrowserBound bound) {
        return put(bound.session().key(), BoundJson.of(bound));
    }

    private Secret put(ConnectionKey key, @Nullable BoundJson bound) {
        Secret state = OneTimeSecret.create();
        Stored started = new Stored(
                key.projectId().value(), key.provider(), key.externalId().value(), bound);
        store.put(OneTimeSecret.hash(state), started, LIFE);
        return state;
    }

    /**
     * @param browser of the caller, if it is known
     * @throws dev.juncture.http.ApiException {@code invalid_state} for all callers but the first within ten minutes, and
     *     for every browser but the one that started a session's connect
     */
    Started use(Secret state, String provider, @Nullable Secret browser) {
        String hash = OneTimeSecret.hash(state);
        // Looked at before it is used up: another browser must not be able to end this one's connect.
        store.find(hash)
                .map(Stored::bound)
                .ifPresent(bound -> bound.restored().requireSame(browser, OauthErrors::invalidState));
        return store.take(hash)
                .filter(started -> started.provider().equals(provider))
                .map(AuthorizationStates::restored)
                .orElseThrow(OauthErrors::invalidState);
    }

    private static Started restored(Stored stored) {
        return new Started(
                new ConnectionKey(
                        new ProjectId(stored.project()), stored.provider(), new ExternalId(stored.externalId())),
                Optional.ofNullable(stored.bound()).map(BoundJson::restored));
    }
}
