package dev.juncture.oauth;

import dev.juncture.http.BrowserCookie;
import dev.juncture.http.FromBrowserCookie;
import dev.juncture.http.WithCookie;
import dev.juncture.provider.Providers;
import dev.juncture.provider.Secret;
import dev.juncture.token.OneTimeSecret;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The person agreed to connect: from here on callback and picker work in this browser only. */
@Component
class StartConnectSession implements Function<StartConnectSession.In, WithCookie<StartConnectSession.Out>> {
    /** Of {@link OneTimeSecret}. */
    private static final String ONE_OF_OURS = "[A-Za-z0-9_-]{43}";

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

    record In(
            Secret connectSessionToken,
            @FromBrowserCookie @Nullable Secret browser) {}

    record Out(URI authorizationUri) {}

    @Override
    public WithCookie<Out> apply(In in) {
        ConnectSession session = sessions.find(in.connectSessionToken());
        // Kept when there is one: connects in two tabs share it.
        Secret browser = in.browser() != null && in.browser().value().matches(ONE_OF_OURS)
                ? in.browser()
                : OneTimeSecret.create();
        sessions.claim(session, browser);
        Secret state = states.start(BrowserBound.of(session, browser));
        URI consent = providers.require(session.key().provider()).authorizationUri(state);
        return new WithCookie<>(new Out(consent), cookie.of(browser.value()));
    }
}
