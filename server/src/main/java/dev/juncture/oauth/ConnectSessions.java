package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ExternalId;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Secret;
import dev.juncture.token.OneTimeSecret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connect sessions, by the hashes of their tokens. The first browser that goes on keeps the session: there it may be
 * started again, say after the person turned back at the provider, until it made its one connection.
 */
@Component
class ConnectSessions {
    private final OneTimeStore<Stored> store;
    private final StringRedisTemplate redis;
    private final Clock clock;

    ConnectSessions(StringRedisTemplate redis, JsonMapper json, Clock clock) {
        this.store = new OneTimeStore<>(redis, json, "session", Stored.class);
        this.redis = redis;
        this.clock = clock;
    }

    record Stored(
            String project,
            String provider,
            String externalId,
            String displayName,
            @Nullable URI redirectUri,
            boolean reconnect,
            Instant expiresAt) {

        static Stored of(ConnectSession session) {
            return new Stored(
                    session.key().projectId().value(),
                    session.key().provider(),
                    session.key().externalId().value(),
                    session.displayName(),
                    session.redirectUri(),
                    session.reconnect(),
                    session.expiresAt());
        }

        ConnectSession under(String hash) {
            return new ConnectSession(
                    hash,
                    new ConnectionKey(new ProjectId(project), provider, new ExternalId(externalId)),
                    displayName,
                    redirectUri,
                    reconnect,
                    expiresAt);
        }
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
        store.put(hash, Stored.of(session), left(session));
        return token;
    }

    /** @throws dev.juncture.http.ApiException {@code invalid_connect_session} */
    ConnectSession find(Secret token) {
        String hash = OneTimeSecret.hash(token);
        return store.find(hash).map(stored -> stored.under(hash)).orElseThrow(OauthErrors::invalidConnectSession);
    }

    /** Gives the session to {@code browser}. @throws dev.juncture.http.ApiException when another one has it */
    void claim(ConnectSession session, Secret browser) {
        String holder = "juncture:session-browser:" + session.hash();
        String hash = OneTimeSecret.hash(browser);
        boolean first = Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(holder, hash, left(session)));
        if (!first && !hash.equals(redis.opsForValue().get(holder))) {
            throw OauthErrors.invalidConnectSession();
        }
    }

    private Duration left(ConnectSession session) {
        Duration left = Duration.between(clock.instant(), session.expiresAt());
        if (left.toMillis() <= 0) {
            throw OauthErrors.invalidConnectSession();
        }
        return left;
    }

    void forget(ConnectSession session) {
        store.remove(session.hash());
    }
}
