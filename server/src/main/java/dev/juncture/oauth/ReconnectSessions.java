package dev.juncture.oauth;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.connection.RequestedConnection;
import dev.juncture.http.Reconnects;
import dev.juncture.provider.Providers;
import dev.juncture.provider.Secret;
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

/** Connect sessions that renew a connection, made along with the refusal that tells of the need. */
@Component
class ReconnectSessions implements Reconnects {
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
    public Optional<URI> page() {
        try {
            return RequestedConnection.current()
                    .flatMap(key -> connections.find(key).map(connection -> open(key, connection)));
        } catch (DataAccessException | TransactionException away) {
            // The refusal is worth more than the way out of it.
            log.atWarn().addKeyValue("cause", away.getClass().getSimpleName()).log("no session for a reconnect");
            return Optional.empty();
        }
    }

    private URI open(ConnectionKey key, Connection connection) {
        Instant expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.MILLIS);
        Secret token = sessions.open(key, nameOf(key, connection), null, true, expiresAt);
        events.publishEvent(
                ConnectionEvent.of(Action.CONNECT_SESSION_CREATED, key).with(Map.of("reconnect", true)));
        return settings.pageOf(token);
    }

    /** What the person read at the last connect. */
    private DisplayName nameOf(ConnectionKey key, Connection connection) {
        return Optional.ofNullable(connection.displayName())
                .flatMap(DisplayName::fitting)
                .or(() -> DisplayName.fitting(key.externalId().value()))
                .orElseGet(
                        () -> new DisplayName(providers.require(key.provider()).displayName()));
    }
}
