package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Providers;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** The refresh token itself, for a product that moves away from Juncture. Off unless turned on, and then audited. */
@Component
class GetConnectionCredentials implements Function<GetConnectionCredentials.In, GetConnectionCredentials.Out> {
    private static final Logger audit = LoggerFactory.getLogger("dev.juncture.audit");

    private final Settings settings;
    private final Providers providers;
    private final Connections connections;
    private final Tokens tokens;

    GetConnectionCredentials(Settings settings, Providers providers, Connections connections, Tokens tokens) {
        this.settings = settings;
        this.providers = providers;
        this.connections = connections;
        this.tokens = tokens;
    }

    @ConfigurationProperties("juncture.connection")
    record Settings(boolean exposeRefreshTokens) {}

    record In(ExternalId externalId, String provider) {}

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
        String provider = providers.require(in.provider()).name();
        Connection connection = connections.require(new ConnectionKey(ProjectId.DEFAULT, provider, in.externalId()));
        audit.atWarn().addKeyValue("connection", connection.id()).log("refresh token handed out");
        return new Out(tokens.refreshToken(connection).value(), connection.grantExpiresAt(), connection.isInvalid());
    }
}
