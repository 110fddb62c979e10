package dev.juncture.oauth;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.connection.Connections;
import dev.juncture.connection.NewConsentException;
import dev.juncture.error.ApiException;
import dev.juncture.http.FixUrls;
import dev.juncture.operation.Origin;
import dev.juncture.provider.Providers;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Opens connect sessions that renew a consent, along with the refusal that reports the need for it. Only the account that gave
 * the consent can use them: the product shows the address to its user, who could send it to a person with another account.
 */
@Component
class ReconnectSessions implements FixUrls {
    private static final Logger log = LoggerFactory.getLogger(ReconnectSessions.class);
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Connections connections;
    private final Providers providers;
    private final ConnectSessions sessions;
    private final ConnectSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReconnectSessions(
            Connections connections,
            Providers providers,
            ConnectSessions sessions,
            ConnectSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.connections = connections;
        this.providers = providers;
        this.sessions = sessions;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<URI> open(ApiException refusal, Origin origin) {
        // Such a session has no redirect address, so a confirmation could not come back.
        if (!(refusal instanceof NewConsentException needed) || settings.confirmationRequired()) {
            return Optional.empty();
        }
        try {
            return connections
                    .find(needed.connection())
                    .filter(connection -> connection.accountId() != null)
                    .map(connection -> open(connection, origin));
        } catch (DataAccessException | TransactionException unavailable) {
            // The caller gets the refusal without the page, which is more useful than another error.
            log.atWarn()
                    .addKeyValue("cause", unavailable.getClass().getSimpleName())
                    .log("no reconnect page was opened: PostgreSQL is unavailable");
            return Optional.empty();
        }
    }

    private URI open(Connection connection, Origin origin) {
        Instant expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.MILLIS);
        Secret token = sessions.open(
                new ConnectSession.Terms(connection.key(), nameOf(connection).value(), null, false, false, expiresAt));
        events.publishEvent(ConnectionEvent.of(Action.CONNECT_SESSION_CREATED, origin, connection.key())
                .with(Map.of("reconnect", false)));
        return settings.pageOf(token);
    }

    /** Returns the name that the user read at the last connect, else the external id, else the provider's name. */
    private DisplayName nameOf(Connection connection) {
        return Optional.ofNullable(connection.displayName())
                .flatMap(DisplayName::fitting)
                .or(() -> DisplayName.fitting(connection.externalId().value()))
                .orElseGet(() ->
                        new DisplayName(providers.require(connection.provider()).displayName()));
    }
}
