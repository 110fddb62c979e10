package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.connection.ExternalId;
import dev.juncture.deployment.Adoption;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.operation.CallContext;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Providers;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Returns the refresh token, for a product that moves away from Juncture. Off by default; each use is audited. */
@Component
class GetConnectionCredentials implements Function<GetConnectionCredentials.In, GetConnectionCredentials.Out> {
    private static final Logger log = LoggerFactory.getLogger(GetConnectionCredentials.class);

    private final Settings settings;
    private final Adoption adoption;
    private final Providers providers;
    private final Connections connections;
    private final Tokens tokens;
    private final ApplicationEventPublisher events;

    GetConnectionCredentials(
            Settings settings,
            Adoption adoption,
            Providers providers,
            Connections connections,
            Tokens tokens,
            ApplicationEventPublisher events) {
        this.settings = settings;
        this.adoption = adoption;
        this.providers = providers;
        this.connections = connections;
        this.tokens = tokens;
        this.events = events;
    }

    @ConfigurationProperties("juncture.connection")
    record Settings(boolean exposeRefreshTokens) {}

    record In(ExternalId externalId, String provider, CallContext context) {}

    record Out(String refreshToken, Instant expiresAt, boolean isInvalid) {
        @Override
        public String toString() {
            return "Out[expiresAt=" + expiresAt + "]";
        }
    }

    @Override
    public Out apply(In in) {
        if (!settings.exposeRefreshTokens()) {
            throw new ApiException(
                    ErrorCode.DISABLED,
                    "Refresh tokens stay inside Juncture unless JUNCTURE_EXPOSE_REFRESH_TOKENS=true.");
        }
        // The product would use the token, which may be old.
        adoption.require();
        String provider = providers.require(in.provider()).name();
        ConnectionKey key = new ConnectionKey(ProjectId.DEFAULT, provider, in.externalId());
        Connection connection = connections.require(key);
        Out out = new Out(tokens.refreshToken(connection).value(), connection.grantExpiresAt(), connection.isInvalid());
        log.atWarn().log("a refresh token is handed out, because JUNCTURE_EXPOSE_REFRESH_TOKENS is true");
        // Before the token is returned: it is not handed out if the audit trail cannot record it.
        events.publishEvent(
                ConnectionEvent.of(Action.CREDENTIALS_HANDED_OUT, in.context().origin(), connection));
        return out;
    }
}
