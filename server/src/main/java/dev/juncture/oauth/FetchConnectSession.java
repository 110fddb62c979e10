package dev.juncture.oauth;

import dev.juncture.provider.Provider;
import dev.juncture.provider.Providers;
import dev.juncture.secret.Secret;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Returns what Juncture's connect page shows. It changes nothing, so a link preview does no harm. */
@Component
class FetchConnectSession implements Function<FetchConnectSession.In, FetchConnectSession.Out> {
    private final Providers providers;
    private final ConnectSessions sessions;

    FetchConnectSession(Providers providers, ConnectSessions sessions) {
        this.providers = providers;
        this.sessions = sessions;
    }

    record In(Secret connectSessionToken) {}

    /** @param reconnect whether another account may replace the connected one */
    record Out(String provider, String providerName, String displayName, boolean reconnect) {}

    @Override
    public Out apply(In in) {
        ConnectSession session = sessions.find(in.connectSessionToken());
        Provider provider = providers.require(session.key().provider());
        ConnectSession.Terms terms = session.terms();
        return new Out(provider.name(), provider.displayName(), terms.displayName(), terms.reconnect());
    }
}
