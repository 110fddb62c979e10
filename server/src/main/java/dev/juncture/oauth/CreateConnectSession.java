package dev.juncture.oauth;

import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.operation.CallContext;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Providers;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens a connect session, by which the product's backend vouches for a connect before a user's browser starts it. */
@Component
class CreateConnectSession implements Function<CreateConnectSession.In, CreateConnectSession.Out> {
    private static final int DEFAULT_SECONDS = 15 * 60;
    private static final int SHORTEST = 60;
    private static final int LONGEST = 30 * 60;

    private final Providers providers;
    private final ConnectSessions sessions;
    private final ConnectSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CreateConnectSession(
            Providers providers,
            ConnectSessions sessions,
            ConnectSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.providers = providers;
        this.sessions = sessions;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param displayName the name of what is connected, which the user reads, for example a customer's name
     * @param redirectUri where the user goes afterwards: below one of the allowed origins
     * @param expiresIn seconds
     * @param reconnect whether another account may replace the connected one
     * @param confirm whether the connection waits for {@link ConfirmConnection}; needs a redirectUri
     */
    record In(
            ExternalId externalId,
            String provider,
            DisplayName displayName,
            @Nullable URI redirectUri,
            @Nullable Integer expiresIn,
            @Nullable Boolean reconnect,
            @Nullable Boolean confirm,
            CallContext context) {}

    /** @param connectUrl the page to open in the user's browser */
    record Out(String connectSessionToken, URI connectUrl, Instant expiresAt) {
        @Override
        public String toString() {
            return "Out[expiresAt=" + expiresAt + "]";
        }
    }

    @Override
    public Out apply(In in) {
        String provider = providers.require(in.provider()).name();
        if (in.redirectUri() != null && !settings.mayLeadTo(in.redirectUri())) {
            throw ApiException.invalidField(
                    "redirect_uri", "must be an address below an origin in JUNCTURE_REDIRECT_ORIGINS");
        }
        boolean confirm = settings.confirmationRequired() || Boolean.TRUE.equals(in.confirm());
        if (confirm && in.redirectUri() == null) {
            throw ApiException.invalidField(
                    "redirect_uri", "is needed with confirm: the confirmation code is added to this address");
        }
        if (confirm && hasCode(in.redirectUri())) {
            throw ApiException.invalidField(
                    "redirect_uri",
                    "must not have a parameter " + ConnectSession.CODE_PARAMETER + ": Juncture adds it");
        }
        Duration life = life(in.expiresIn());
        Instant expiresAt = clock.instant().plus(life).truncatedTo(ChronoUnit.MILLIS);
        ConnectionKey key = new ConnectionKey(ProjectId.DEFAULT, provider, in.externalId());
        boolean reconnect = Boolean.TRUE.equals(in.reconnect());
        Secret token = sessions.open(new ConnectSession.Terms(
                key, in.displayName().value(), in.redirectUri(), reconnect, confirm, expiresAt));
        events.publishEvent(
                ConnectionEvent.of(Action.CONNECT_SESSION_CREATED, in.context().origin(), key)
                        .with(Map.of("reconnect", reconnect)));
        return new Out(token.value(), settings.pageOf(token), expiresAt);
    }

    private static boolean hasCode(@Nullable URI redirect) {
        return redirect != null
                && redirect.getRawQuery() != null
                && ("&" + redirect.getRawQuery()).contains("&" + ConnectSession.CODE_PARAMETER + "=");
    }

    private static Duration life(@Nullable Integer asked) {
        int seconds = asked == null ? DEFAULT_SECONDS : asked;
        if (seconds < SHORTEST || seconds > LONGEST) {
            throw ApiException.invalidField("expires_in", "must be %d to %d seconds".formatted(SHORTEST, LONGEST));
        }
        return Duration.ofSeconds(seconds);
    }
}
