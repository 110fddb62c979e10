package dev.juncture.oauth;

import dev.juncture.connection.ConnectedBy;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.SealedTokens;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.oauth.ConnectSteps.Hold;
import dev.juncture.oauth.ConnectSteps.Kind;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import dev.juncture.token.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Connection codes: a grant waits under one until the user has picked a site, for 15 minutes and one connection.
 *
 * <p>The token pair is sealed for its code. A caller holds the code for ten seconds while it uses it, and the hash of a used
 * code is kept. Therefore a crash in between loses nothing, and two callers never make two connections.
 */
@Component
public class ConnectionCodes {
    private static final Logger log = LoggerFactory.getLogger(ConnectionCodes.class);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration HELD = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final ConnectSteps steps;
    private final Tokens tokens;
    private final Clock clock;

    ConnectionCodes(ConnectSteps steps, Tokens tokens, Clock clock) {
        this.steps = steps;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A waiting grant as it is stored. */
    private record SealedGrant(
            ConnectionKey key,
            SealedTokens tokens,
            Instant grantedAt,
            Optional<ConnectSession> session,
            @Nullable String browserHash) {
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
        steps.put(
                Kind.GRANT,
                OneTimeSecret.hash(code),
                new SealedGrant(started.key(), sealed, grantedAt, started.session(), started.browserHash()),
                started.session().isEmpty(),
                clock.instant().plus(LIFE));
        return code;
    }

    /**
     * Returns the grant of a code and leaves the code usable.
     *
     * @throws ApiException {@code invalid_connection_code}
     */
    public WaitingGrant peek(Secret code, String provider) {
        return steps.find(Kind.GRANT, OneTimeSecret.hash(code), SealedGrant.class)
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
        String hash = OneTimeSecret.hash(code);
        String holder = UUID.randomUUID().toString();
        awaitHold(hash, holder);
        try {
            // After the hold, to see what an earlier holder stored.
            Optional<T> before = replay.apply(hash);
            if (before.isPresent()) {
                return before.get();
            }
            WaitingGrant grant = peek(code, provider);
            T result = use.apply(grant);
            if (!grant.needsConfirmation()) {
                remove(grant.connectedBy());
            }
            return result;
        } catch (DuplicateKeyException overtaken) {
            // The hold expired while this caller was slow, and another caller has made the connection.
            return replay.apply(hash).orElseThrow(OauthErrors::invalidConnectionCode);
        } finally {
            release(hash, holder);
        }
    }

    /** Removes the grant and the session that have made a connection. */
    public void remove(ConnectedBy by) {
        try {
            steps.remove(Kind.GRANT, by.codeHash());
            if (by.sessionHash() != null) {
                steps.remove(Kind.SESSION, by.sessionHash());
            }
        } catch (DataAccessException unavailable) {
            // Harmless: the hash of the used code is stored with the connection, so the grant is worthless.
            log.atWarn().log("PostgreSQL is unavailable: a used grant could not be deleted. It expires later");
        }
    }

    private void release(String hash, String holder) {
        try {
            steps.release(Kind.GRANT, hash, holder);
        } catch (DataAccessException unavailable) {
            log.atWarn().log("PostgreSQL is unavailable: a connection code stays locked for some seconds");
        }
    }

    /** Returns at once for a code without a grant: that one was used, or never was. */
    private void awaitHold(String hash, String holder) {
        Instant deadline = clock.instant().plus(HELD);
        while (steps.hold(Kind.GRANT, hash, holder, clock.instant().plus(HELD)) == Hold.HELD_BY_ANOTHER) {
            if (clock.instant().isAfter(deadline)) {
                throw new ApiException(
                                ErrorCode.UNAVAILABLE, "This connection is still being made: try again in a moment.")
                        .retryAfter(Duration.ofSeconds(2));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private WaitingGrant open(Secret code, SealedGrant grant) {
        TokenPair pair = tokens.open(grant.key().projectId(), row(code), grant.tokens(), grant.grantedAt());
        return new WaitingGrant(
                grant.key(), OneTimeSecret.hash(code), pair, grant.grantedAt(), grant.session(), grant.browserHash());
    }

    private static String row(Secret code) {
        return "grant:" + OneTimeSecret.hash(code);
    }
}
