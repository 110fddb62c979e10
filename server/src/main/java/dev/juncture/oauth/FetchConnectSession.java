package dev.juncture.oauth;

import dev.juncture.provider.Provider;
import dev.juncture.provider.Providers;
import dev.juncture.provider.Secret;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What our own page asks the person about. Reading it changes nothing, so a link preview does no harm. */
@Component
class FetchConnectSession implements Function<FetchConnectSession.In, FetchConnectSession.Out> {
    private final Providers providers;
    private final ConnectSessions sessions;

    FetchConnectSession(Providers providers, ConnectSessions sessions) {
        this.providers = providers;
        this.sessions = sessions;
    }

    record In(Secret connectSessionToken) {}

    /** @param reconnect whether another account may take the place of the one that is connected */
    record Out(String provider, String providerName, String displayName, boolean reconnect) {}

    @Override
    public Out apply(In in) {
        ConnectSession session = sessions.find(in.connectSessionToken());
        Provider provider = providers.require(session.key().provider());
        return new Out(provider.name(), provider.displayName(), session.displayName(), session.reconnect());
    }
}
