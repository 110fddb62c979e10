package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ExternalId;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Provider;
import dev.juncture.provider.Providers;
import dev.juncture.provider.Secret;
import java.net.URI;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Where to send the person to consent. */
@Component
class GetAuthorizationUri implements Function<GetAuthorizationUri.In, GetAuthorizationUri.Out> {
    private final Providers providers;
    private final AuthorizationStates states;

    GetAuthorizationUri(Providers providers, AuthorizationStates states) {
        this.providers = providers;
        this.states = states;
    }

    record In(String provider, ExternalId externalId) {}

    record Out(URI authorizationUri) {}

    @Override
    public Out apply(In in) {
        Provider provider = providers.require(in.provider());
        Secret state = states.start(new ConnectionKey(ProjectId.DEFAULT, provider.name(), in.externalId()));
        return new Out(provider.authorizationUri(state));
    }
}
