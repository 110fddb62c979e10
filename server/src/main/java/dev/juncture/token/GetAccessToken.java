package dev.juncture.token;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ExternalId;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Providers;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Returns the provider's access token, for calls that the product makes itself. */
@Component
class GetAccessToken implements Function<GetAccessToken.In, GetAccessToken.Out> {
    private final Providers providers;
    private final AccessTokens accessTokens;

    GetAccessToken(Providers providers, AccessTokens accessTokens) {
        this.providers = providers;
        this.accessTokens = accessTokens;
    }

    record In(ExternalId externalId, String provider) {}

    record Out(String accessToken, Instant expiresAt) {
        @Override
        public String toString() {
            return "Out[expiresAt=" + expiresAt + "]";
        }
    }

    @Override
    public Out apply(In in) {
        String provider = providers.require(in.provider()).name();
        AccessToken token = accessTokens.freshFor(new ConnectionKey(ProjectId.DEFAULT, provider, in.externalId()));
        return new Out(token.secret().value(), token.expiresAt());
    }
}
