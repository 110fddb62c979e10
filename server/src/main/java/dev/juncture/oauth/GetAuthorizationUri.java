package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.browser.BrowserCookie;
import dev.juncture.http.browser.WithCookie;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Required;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Provider;
import dev.juncture.provider.Providers;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Returns the address to send the user to: the provider's consent page, or for a session Juncture's own page. Without a
 * session the state is bound to the caller's browser where that accepts the cookie. Elsewhere the user is asked later.
 */
@Component
class GetAuthorizationUri implements Function<GetAuthorizationUri.In, WithCookie<GetAuthorizationUri.Out>> {
    private final Providers providers;
    private final AuthorizationStates states;
    private final ConnectSessions sessions;
    private final ConnectSettings settings;
    private final BrowserCookie cookie;

    GetAuthorizationUri(
            Providers providers,
            AuthorizationStates states,
            ConnectSessions sessions,
            ConnectSettings settings,
            BrowserCookie cookie) {
        this.providers = providers;
        this.states = states;
        this.sessions = sessions;
        this.settings = settings;
        this.cookie = cookie;
    }

    record In(
            String provider,

            @Required(unless = "connect_session_token") @Nullable
            ExternalId externalId,

            @Nullable Secret connectSessionToken,
            CallContext context) {}

    record Out(URI authorizationUri) {}

    @Override
    public WithCookie<Out> apply(In in) {
        Provider provider = providers.require(in.provider());
        Secret browser = Browsers.cookieFor(in.context());
        URI next = in.connectSessionToken() == null
                ? provider.authorizationUri(states.start(key(in, provider), browser))
                : settings.pageOf(checked(in.connectSessionToken(), provider));
        return new WithCookie<>(new Out(next), cookie.of(browser.value()));
    }

    private Secret checked(Secret token, Provider provider) {
        if (!sessions.find(token).key().provider().equals(provider.name())) {
            throw OauthErrors.invalidConnectSession();
        }
        return token;
    }

    private ConnectionKey key(In in, Provider provider) {
        if (settings.sessionsRequired()) {
            throw new ApiException(
                    ErrorCode.DISABLED,
                    "Connections start from a connect session here: make one with"
                            + " POST /api/backend/connect-sessions, or set JUNCTURE_CONNECT_SESSIONS=optional.");
        }
        return new ConnectionKey(ProjectId.DEFAULT, provider.name(), Objects.requireNonNull(in.externalId()));
    }
}
