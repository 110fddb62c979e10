package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.crypto.LocalSealer;
import dev.juncture.crypto.Place;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * OAuth states: each ties a callback to the connect that started it, for ten minutes and one use, which its browser may
 * repeat. A state is an encrypted value, so that starting a connect stores nothing. Only its use is a row.
 */
@Component
class AuthorizationStates {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Place PLACE = new Place("oauth", "state", "content");

    private final UsedStates used;
    private final ConnectSessions sessions;
    private final LocalSealer sealer;
    private final JsonMapper json;
    private final Clock clock;

    AuthorizationStates(UsedStates used, ConnectSessions sessions, LocalSealer sealer, JsonMapper json, Clock clock) {
        this.used = used;
        this.sessions = sessions;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A connect whose user has come back.
     *
     * @param session empty when it was started without one
     * @param browserHash of the browser that started the connect and came back; null when these may be two browsers
     */
    record Started(
            ConnectionKey key,
            Optional<ConnectSession> session,
            @Nullable String browserHash) {
        Started {
            Objects.requireNonNull(key);
        }
    }

    private record Content(ConnectionKey key, @Nullable String sessionHash, String browserHash, Instant expiresAt) {
        Content {
            Objects.requireNonNull(key);
            Objects.requireNonNull(browserHash);
            Objects.requireNonNull(expiresAt);
        }
    }

    /** Starts a connect without a session. Another browser may finish it, and its user is asked then. */
    Secret start(ConnectionKey key, Secret browser) {
        return start(key, null, browser);
    }

    /** Starts the connect of a session, which only this browser can finish. */
    Secret start(ConnectSession session, Secret browser) {
        return start(session.key(), session.hash(), browser);
    }

    private Secret start(ConnectionKey key, @Nullable String sessionHash, Secret browser) {
        Content content = new Content(
                key, sessionHash, OneTimeSecret.hash(browser), clock.instant().plus(LIFE));
        return new Secret(sealer.seal(json.writeValueAsString(content), PLACE));
    }

    /**
     * Uses up a state, and returns the connection code under which its grant waits. The browser that started the connect may
     * repeat the callback, and gets the same code.
     *
     * @param browser of the caller, if it is known
     * @param grant makes the grant wait, once for each state
     * @throws dev.juncture.error.ApiException {@code invalid_state} for all other callers but the first within ten minutes,
     *     and for every browser other than the one that started the session's connect
     */
    Secret use(Secret state, String provider, @Nullable Secret browser, Function<Started, Secret> grant) {
        Content content = open(state).orElseThrow(OauthErrors::invalidState);
        boolean same = Browsers.isSame(content.browserHash(), browser);
        Supplier<Optional<Secret>> earlier = () -> same ? used.codeOf(state) : Optional.empty();
        return earlier.get()
                .or(() -> useFirst(state, content, provider, same, grant))
                // Another callback was faster.
                .or(earlier)
                .orElseThrow(OauthErrors::invalidState);
    }

    private Optional<Secret> useFirst(
            Secret state, Content content, String provider, boolean same, Function<Started, Secret> grant) {
        if (!content.expiresAt().isAfter(clock.instant())) {
            throw OauthErrors.invalidState();
        }
        Optional<ConnectSession> session = Optional.ofNullable(content.sessionHash())
                // Checked before it is used up: another browser must not be able to end this connect.
                .map(hash -> sessions.inProgress(hash).filter(found -> same).orElseThrow(OauthErrors::invalidState));
        Started started = new Started(content.key(), session, same ? content.browserHash() : null);
        // Kept longer than the state is valid, for clocks that differ.
        return used.useFirst(state, same, session.isEmpty(), content.expiresAt().plus(LIFE), () -> {
            if (!content.key().provider().equals(provider)) {
                throw OauthErrors.invalidState();
            }
            return grant.apply(started);
        });
    }

    private Optional<Content> open(Secret state) {
        try {
            return sealer.open(state.value(), PLACE).map(content -> json.readValue(content, Content.class));
        } catch (JacksonException otherFormat) {
            return Optional.empty();
        }
    }
}
