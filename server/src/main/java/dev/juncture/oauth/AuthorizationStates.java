package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ExternalId;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Secret;
import dev.juncture.token.OneTimeSecret;
import java.time.Duration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The OAuth {@code state}: ties a callback to the connect that started it, for ten minutes and one use. */
@Component
class AuthorizationStates {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final OneTimeStore<Started> store;

    AuthorizationStates(StringRedisTemplate redis, JsonMapper json) {
        this.store = new OneTimeStore<>(redis, json, "state", LIFE, Started.class);
    }

    private record Started(String project, String provider, String externalId) {}

    Secret start(ConnectionKey key) {
        Secret state = OneTimeSecret.create();
        store.put(
                state,
                new Started(
                        key.projectId().value(),
                        key.provider(),
                        key.externalId().value()));
        return state;
    }

    /** @throws dev.juncture.http.ApiException {@code invalid_state} for all callers but the first within ten minutes */
    ConnectionKey use(Secret state, String provider) {
        return store.take(state)
                .filter(started -> started.provider().equals(provider))
                .map(started -> new ConnectionKey(
                        new ProjectId(started.project()), started.provider(), new ExternalId(started.externalId())))
                .orElseThrow(OauthErrors::invalidState);
    }
}
