package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connect sessions, by the hashes of their tokens. The first browser that starts a session keeps it: there it can be started
 * again, for example after the user went back from the provider, until it has made its one connection.
 */
@Component
class ConnectSessions {
    private final OneTimeStore<ConnectSession> store;
    private final StringRedisTemplate redis;
    private final Clock clock;

    ConnectSessions(StringRedisTemplate redis, JsonMapper json, Clock clock) {
        this.store = new OneTimeStore<>(redis, json, "session", ConnectSession.class);
        this.redis = redis;
        this.clock = clock;
    }

    /** @return the token */
    Secret open(
            ConnectionKey key,
            DisplayName displayName,
            @Nullable URI redirectUri,
            boolean reconnect,
            Instant expiresAt) {
        Secret token = OneTimeSecret.create();
        String hash = OneTimeSecret.hash(token);
        ConnectSession session = new ConnectSession(hash, key, displayName.value(), redirectUri, reconnect, expiresAt);
        store.put(hash, session, timeLeft(session));
        return token;
    }

    /** @throws dev.juncture.error.ApiException {@code invalid_connect_session} */
    ConnectSession find(Secret token) {
        return store.find(OneTimeSecret.hash(token)).orElseThrow(OauthErrors::invalidConnectSession);
    }

    /**
     * Binds a session to a browser.
     *
     * @throws dev.juncture.error.ApiException {@code invalid_connect_session} when another browser has it
     */
    void claim(ConnectSession session, Secret browser) {
        String holder = "juncture:session-browser:" + session.hash();
        String hash = OneTimeSecret.hash(browser);
        boolean first = Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(holder, hash, timeLeft(session)));
        if (!first && !hash.equals(redis.opsForValue().get(holder))) {
            throw OauthErrors.invalidConnectSession();
        }
    }

    private Duration timeLeft(ConnectSession session) {
        Duration left = Duration.between(clock.instant(), session.expiresAt());
        if (left.toMillis() <= 0) {
            throw OauthErrors.invalidConnectSession();
        }
        return left;
    }

    void remove(ConnectSession session) {
        store.remove(session.hash());
    }
}
