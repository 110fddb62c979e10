package dev.juncture.oauth;

import dev.juncture.connection.Ciphertext;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ExternalId;
import dev.juncture.connection.SealedTokens;
import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Scopes;
import dev.juncture.provider.Secret;
import dev.juncture.provider.TokenPair;
import dev.juncture.token.OneTimeSecret;
import dev.juncture.token.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The connection code: what a grant waits under until the person has chosen, for fifteen minutes and one connection.
 *
 * <p>The pair waits sealed for this code. The code is claimed for ten seconds while it is used, and PostgreSQL keeps its
 * hash once it was: a crash in between loses nothing, and no two callers make two connections of it.
 */
@Component
public class ConnectionCodes {
    private static final Logger log = LoggerFactory.getLogger(ConnectionCodes.class);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);
    // Its own claim only: a slow holder's has run out, and may be somebody else's by now.
    private static final RedisScript<Long> RELEASE = RedisScript.of(
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0", Long.class);

    private final OneTimeStore<Waiting> store;
    private final ConnectSessions sessions;
    private final StringRedisTemplate redis;
    private final Tokens tokens;
    private final Clock clock;

    ConnectionCodes(StringRedisTemplate redis, JsonMapper json, ConnectSessions sessions, Tokens tokens, Clock clock) {
        this.sessions = sessions;
        this.store = new OneTimeStore<>(redis, json, "grant", Waiting.class);
        this.redis = redis;
        this.tokens = tokens;
        this.clock = clock;
    }

    private record Waiting(
            String project,
            String provider,
            String externalId,
            byte[] refreshToken,
            byte[] accessToken,
            Instant accessTokenExpiresAt,
            @Nullable String scopes,
            Instant grantedAt,
            @Nullable BoundJson bound) {

        SealedTokens sealed() {
            return new SealedTokens(
                    new Ciphertext(refreshToken),
                    new Ciphertext(accessToken),
                    accessTokenExpiresAt,
                    scopes == null ? null : Scopes.of(scopes));
        }
    }

    /** Lets a grant wait. @return its connection code */
    Secret park(AuthorizationStates.Started started, TokenPair pair, Instant grantedAt) {
        ConnectionKey key = started.key();
        Secret code = OneTimeSecret.create();
        SealedTokens sealed = tokens.seal(key.projectId(), row(code), pair, grantedAt);
        store.put(
                OneTimeSecret.hash(code),
                new Waiting(
                        key.projectId().value(),
                        key.provider(),
                        key.externalId().value(),
                        sealed.refreshToken().bytes(),
                        sealed.accessToken().bytes(),
                        sealed.accessTokenExpiresAt(),
                        Optional.ofNullable(sealed.scopes()).map(Scopes::text).orElse(null),
                        grantedAt,
                        started.bound().map(BoundJson::of).orElse(null)),
                LIFE);
        return code;
    }

    /** The grant behind a code, which stays usable. @throws ApiException {@code invalid_connection_code} */
    public PendingGrant peek(Secret code, String provider) {
        return find(code, provider).orElseThrow(OauthErrors::invalidConnectionCode);
    }

    /**
     * Uses a code, once. Callers with the same code take turns; whoever comes after a success gets {@code replay}'s
     * answer to the hash of the code, and {@code invalid_connection_code} when it has none.
     *
     * @param replay the answer that this caller's request got before, by the code's hash
     * @param use makes the connection; a failure leaves the code as it was
     */
    public <T> T useOnce(
            Secret code, String provider, Function<String, Optional<T>> replay, Function<PendingGrant, T> use) {
        String claim = "juncture:claim:" + OneTimeSecret.hash(code);
        String owner = UUID.randomUUID().toString();
        awaitClaim(claim, owner);
        try {
            // After the claim, so that what an earlier holder stored is seen.
            Optional<T> before = replay.apply(OneTimeSecret.hash(code));
            if (before.isPresent()) {
                return before.get();
            }
            PendingGrant grant = peek(code, provider);
            T result = use.apply(grant);
            forget(grant);
            return result;
        } catch (DuplicateKeyException overtaken) {
            // The claim ran out while this caller was slow, and another one finished.
            return replay.apply(OneTimeSecret.hash(code)).orElseThrow(OauthErrors::invalidConnectionCode);
        } finally {
            release(claim, owner);
        }
    }

    private void forget(PendingGrant grant) {
        try {
            store.remove(grant.codeHash());
            grant.session().ifPresent(sessions::forget);
        } catch (DataAccessException away) {
            // The connection stands, and its used code's hash with it: the waiting copy is worthless and times out.
            log.atWarn().log("a used grant stays in Redis until it times out");
        }
    }

    private void release(String claim, String owner) {
        try {
            redis.execute(RELEASE, List.of(claim), owner);
        } catch (DataAccessException away) {
            log.atWarn().log("a claim stays in Redis until it times out");
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

    private Optional<PendingGrant> find(Secret code, String provider) {
        return store.find(OneTimeSecret.hash(code))
                .filter(waiting -> waiting.provider().equals(provider))
                .map(waiting -> open(code, waiting));
    }

    private PendingGrant open(Secret code, Waiting waiting) {
        ProjectId project = new ProjectId(waiting.project());
        SealedTokens sealed = waiting.sealed();
        TokenPair pair = new TokenPair(
                tokens.openAccessToken(project, row(code), sealed),
                tokens.openRefreshToken(project, row(code), sealed),
                Duration.between(waiting.grantedAt(), waiting.accessTokenExpiresAt()),
                sealed.scopes());
        ConnectionKey key = new ConnectionKey(project, waiting.provider(), new ExternalId(waiting.externalId()));
        return new PendingGrant(
                key,
                OneTimeSecret.hash(code),
                pair,
                waiting.grantedAt(),
                Optional.ofNullable(waiting.bound()).map(BoundJson::restored));
    }

    private static String row(Secret code) {
        return "grant:" + OneTimeSecret.hash(code);
    }
}
