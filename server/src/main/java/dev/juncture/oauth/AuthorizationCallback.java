package dev.juncture.oauth;

import dev.juncture.crypto.Sealer;
import dev.juncture.error.ApiException;
import dev.juncture.http.browser.FrontendAddress;
import dev.juncture.http.browser.Redirect;
import dev.juncture.operation.CallContext;
import dev.juncture.provider.Provider;
import dev.juncture.provider.ProviderErrors;
import dev.juncture.provider.Providers;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Receives the user back from the provider, stores the grant under a new connection code, and sends the user to the
 * picker.
 */
@Component
class AuthorizationCallback implements Function<AuthorizationCallback.In, Redirect> {
    private final Providers providers;
    private final AuthorizationStates states;
    private final ConnectionCodes codes;
    private final Sealer sealer;
    private final FrontendAddress frontend;
    private final Clock clock;

    AuthorizationCallback(
            Providers providers,
            AuthorizationStates states,
            ConnectionCodes codes,
            Sealer sealer,
            FrontendAddress frontend,
            Clock clock) {
        this.providers = providers;
        this.states = states;
        this.codes = codes;
        this.sealer = sealer;
        this.frontend = frontend;
        this.clock = clock;
    }

    record In(
            String provider,
            @Nullable Secret state,
            @Nullable Secret code,
            @Nullable String error,
            CallContext context) {}

    @Override
    public Redirect apply(In in) {
        Provider provider = providers.require(in.provider());
        if (in.state() == null) {
            throw OauthErrors.invalidState();
        }
        // Before the state and the provider's code are used up: the user can try again with both.
        sealer.requireKeys();
        // Used up also after a refusal: the same callback must not lead to a grant afterwards.
        Secret code = states.use(
                in.state(), provider.name(), in.context().browser(), started -> grant(in, provider, started));
        return new Redirect(frontend.page("/finalize-connection/" + provider.name() + "/" + code.value()));
    }

    /** Returns the connection code under which the grant waits. */
    private Secret grant(In in, Provider provider, AuthorizationStates.Started started) {
        if ("access_denied".equals(in.error())) {
            throw new ApiException(ProviderErrors.CONSENT_DECLINED, "The user declined.");
        }
        if (in.error() != null || in.code() == null || in.code().value().isBlank()) {
            throw new ApiException(ProviderErrors.AUTHORIZATION_FAILED, "The provider sent no authorization code.");
        }
        Instant requestedAt = clock.instant();
        TokenPair pair = provider.exchange(in.code());
        return codes.store(started, pair, requestedAt);
    }
}
