package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.SealedTokens;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import dev.juncture.token.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connection codes: a grant waits under one until the user has picked a site, for 15 minutes and one connection.
 *
 * <p>The token pair is sealed for its code. A caller claims the code for ten seconds while it uses it, and PostgreSQL keeps
 * the hash of a used code. Therefore a crash in between loses nothing, and two callers never make two connections.
 */
@Component
public class ConnectionCodes {
    private static final Logger log = LoggerFactory.getLogger(ConnectionCodes.class);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    // Releases only the caller's own claim: a slow caller's claim has expired, and another caller may have it.
    private static final RedisScript<Long> RELEASE = RedisScript.of(
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0", Long.class);

    private final OneTimeStore<SealedGrant> store;
    private final ConnectSessions sessions;
    private final StringRedisTemplate redis;
    private final Tokens tokens;
    private final Clock clock;

    ConnectionCodes(StringRedisTemplate redis, JsonMapper json, ConnectSessions sessions, Tokens tokens, Clock clock) {
        this.sessions = sessions;
        this.store = new OneTimeStore<>(redis, json, "grant", SealedGrant.class);
        this.redis = redis;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A waiting grant as Redis stores it. */
    private record SealedGrant(
            ConnectionKey key, SealedTokens tokens, Instant grantedAt, Optional<BrowserBound> bound) {
        SealedGrant {
            Objects.requireNonNull(key);
            Objects.requireNonNull(tokens);
            Objects.requireNonNull(grantedAt);
        }
    }

    /**
     * Stores a grant until the user has picked a site.
     *
     * @return its connection code
     */
    Secret store(AuthorizationStates.Started started, TokenPair pair, Instant grantedAt) {
        Secret code = OneTimeSecret.create();
        SealedTokens sealed = tokens.seal(started.key().projectId(), row(code), pair, grantedAt);
        store.put(OneTimeSecret.hash(code), new SealedGrant(started.key(), sealed, grantedAt, started.bound()), LIFE);
        return code;
    }

    /**
     * Returns the grant of a code and leaves the code usable.
     *
     * @throws ApiException {@code invalid_connection_code}
     */
    public WaitingGrant peek(Secret code, String provider) {
        return store.find(OneTimeSecret.hash(code))
                .filter(grant -> grant.key().provider().equals(provider))
                .map(grant -> open(code, grant))
                .orElseThrow(OauthErrors::invalidConnectionCode);
    }

    /**
     * Uses a code once. Callers with the same code run one after the other. A caller after a success gets the answer of
     * {@code replay}, and {@code invalid_connection_code} when that has none.
     *
     * @param replay returns the answer that this request got before, by the code's hash
     * @param use makes the connection; a failure leaves the code usable
     */
    public <T> T useOnce(
            Secret code, String provider, Function<String, Optional<T>> replay, Function<WaitingGrant, T> use) {
        String claim = "juncture:claim:" + OneTimeSecret.hash(code);
        String owner = UUID.randomUUID().toString();
        awaitClaim(claim, owner);
        try {
            // After the claim, to see what an earlier holder stored.
            Optional<T> before = replay.apply(OneTimeSecret.hash(code));
            if (before.isPresent()) {
                return before.get();
            }
            WaitingGrant grant = peek(code, provider);
            T result = use.apply(grant);
            remove(grant);
            return result;
        } catch (DuplicateKeyException overtaken) {
            // The claim expired while this caller was slow, and another caller has made the connection.
            return replay.apply(OneTimeSecret.hash(code)).orElseThrow(OauthErrors::invalidConnectionCode);
        } finally {
            release(claim, owner);
        }
    }

    private void remove(WaitingGrant grant) {
        try {
            store.remove(grant.codeHash());
            grant.session().ifPresent(sessions::remove);
        } catch (DataAccessException unavailable) {
            // Harmless: PostgreSQL has the hash of the used code, so the copy in Redis is worthless.
            log.atWarn().log("Redis is unavailable: a used grant stays there until it expires");
        }
    }

    private void release(String claim, String owner) {
        try {
            redis.execute(RELEASE, List.of(claim), owner);
        } catch (DataAccessException unavailable) {
            log.atWarn().log("Redis is unavailable: the claim on a connection code stays there until it expires");
        }
    }

    private void awaitClaim(String claim, String owner) {
        Instant deadline = clock.instant().plus(CLAIM);
        while (!Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(claim, owner, CLAIM))) {
            if (clock.instant().isAfter(deadline)) {
                throw new ApiException(
                                ErrorCode.UNAVAILABLE, "This connection is still being made: try again in a moment.")
                        .retryAfter(Duration.ofSeconds(2));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private WaitingGrant open(Secret code, SealedGrant grant) {
        SealedTokens sealed = grant.tokens();
        TokenPair pair = new TokenPair(
                tokens.openAccessToken(grant.key().projectId(), row(code), sealed.accessToken()),
                tokens.openRefreshToken(grant.key().projectId(), row(code), sealed.refreshToken()),
                Duration.between(grant.grantedAt(), sealed.accessTokenExpiresAt()),
                sealed.scopes());
        return new WaitingGrant(grant.key(), OneTimeSecret.hash(code), pair, grant.grantedAt(), grant.bound());
    }

    private static String row(Secret code) {
        return "grant:" + OneTimeSecret.hash(code);
    }
}
