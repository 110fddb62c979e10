package dev.juncture.oauth;

import dev.juncture.oauth.ConnectSteps.Hold;
import dev.juncture.oauth.ConnectSteps.Kind;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Connect sessions, by the hashes of their tokens. The first browser that starts a session keeps it: there it can be started
 * again, for example after the user went back from the provider, until it has made its one connection.
 */
@Component
class ConnectSessions {
    /** A user who has started a session in time may need as long as this at the provider. */
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final ConnectSteps steps;
    private final Clock clock;

    ConnectSessions(ConnectSteps steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    /** @return the token */
    Secret open(ConnectSession.Terms terms) {
        Secret token = OneTimeSecret.create();
        String hash = OneTimeSecret.hash(token);
        ConnectSession session = new ConnectSession(hash, terms);
        steps.put(Kind.SESSION, hash, session, false, terms.expiresAt().plus(KEPT));
        return token;
    }

    /** @throws dev.juncture.error.ApiException {@code invalid_connect_session} */
    ConnectSession find(Secret token) {
        return inProgress(OneTimeSecret.hash(token))
                .filter(session -> session.terms().expiresAt().isAfter(clock.instant()))
                .orElseThrow(OauthErrors::invalidConnectSession);
    }

    /** Returns a session that may have expired since its user started it. */
    Optional<ConnectSession> inProgress(String hash) {
        return steps.find(Kind.SESSION, hash, ConnectSession.class);
    }

    /**
     * Binds a session to a browser.
     *
     * @throws dev.juncture.error.ApiException {@code invalid_connect_session} when another browser has it
     */
    void claim(ConnectSession session, Secret browser) {
        Hold hold = steps.hold(
                Kind.SESSION,
                session.hash(),
                OneTimeSecret.hash(browser),
                session.terms().expiresAt().plus(KEPT));
        if (hold != Hold.HELD) {
            throw OauthErrors.invalidConnectSession();
        }
    }
}
