package dev.juncture.oauth;

import dev.juncture.http.ApiException;
import dev.juncture.http.FromBrowserCookie;
import dev.juncture.http.HttpSettings;
import dev.juncture.http.Redirect;
import dev.juncture.provider.Provider;
import dev.juncture.provider.ProviderErrors;
import dev.juncture.provider.Providers;
import dev.juncture.provider.Secret;
import dev.juncture.provider.TokenPair;
import dev.juncture.token.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The provider sends the person back: the grant waits under a new connection code, and the person goes on to choose. */
@Component
class AuthorizationCallback implements Function<AuthorizationCallback.In, Redirect> {
    private final Providers providers;
    private final AuthorizationStates states;
    private final ConnectionCodes codes;
    private final Tokens tokens;
    private final HttpSettings settings;
    private final Clock clock;

    AuthorizationCallback(
            Providers providers,
            AuthorizationStates states,
            ConnectionCodes codes,
            Tokens tokens,
            HttpSettings settings,
            Clock clock) {
        this.providers = providers;
        this.states = states;
        this.codes = codes;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    record In(
            String provider,
            @Nullable Secret state,
            @Nullable Secret code,
            @Nullable String error,
            @FromBrowserCookie @Nullable Secret browser) {}

    @Override
    public Redirect apply(In in) {
        Provider provider = providers.require(in.provider());
        if (in.state() == null) {
            throw OauthErrors.invalidState();
        }
        // Before the state and the provider's code are used up: the person can try again with both.
        tokens.requireKeys();
        // Used up whatever the provider says, so that nobody can send a declined person's browser here again.
        AuthorizationStates.Started started = states.use(in.state(), provider.name(), in.browser());
        if ("access_denied".equals(in.error())) {
            throw new ApiException(ProviderErrors.CONSENT_DECLINED, "The person declined.");
        }
        if (in.error() != null || in.code() == null || in.code().value().isBlank()) {
            throw new ApiException(ProviderErrors.AUTHORIZATION_FAILED, "The provider sent no authorization code.");
        }
        Instant asked = clock.instant();
        TokenPair pair = provider.exchange(in.code());
        Secret connectionCode = codes.park(started, pair, asked);
        return new Redirect(
                settings.frontendPage("/finalize-connection/" + provider.name() + "/" + connectionCode.value()));
    }
}
