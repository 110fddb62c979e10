package dev.juncture.oauth;

import dev.juncture.http.browser.BrowserCookie;
import dev.juncture.http.browser.WithCookie;
import dev.juncture.operation.CallContext;
import dev.juncture.provider.Providers;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Starts the connect of a session: from here on, callback and picker work in this browser only. */
@Component
class StartConnectSession implements Function<StartConnectSession.In, WithCookie<StartConnectSession.Out>> {
    private final Providers providers;
    private final ConnectSessions sessions;
    private final AuthorizationStates states;
    private final BrowserCookie cookie;

    StartConnectSession(
            Providers providers, ConnectSessions sessions, AuthorizationStates states, BrowserCookie cookie) {
        this.providers = providers;
        this.sessions = sessions;
        this.states = states;
        this.cookie = cookie;
    }

    record In(Secret connectSessionToken, CallContext context) {}

    record Out(URI authorizationUri) {}

    @Override
    public WithCookie<Out> apply(In in) {
        ConnectSession session = sessions.find(in.connectSessionToken());
        Secret browser = Browsers.cookieFor(in.context());
        sessions.claim(session, browser);
        Secret state = states.start(session, browser);
        URI consent = providers.require(session.key().provider()).authorizationUri(state);
        return new WithCookie<>(new Out(consent), cookie.of(browser.value()));
    }
}
