package dev.juncture.connection.api;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.connection.ExternalId;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Providers;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Returns whether a connection exists and works, as far as is known without a call to the provider. */
@Component
class CheckConnectionValidity implements Function<CheckConnectionValidity.In, CheckConnectionValidity.Out> {
    private final Providers providers;
    private final Connections connections;
    private final Clock clock;

    CheckConnectionValidity(Providers providers, Connections connections, Clock clock) {
        this.providers = providers;
        this.connections = connections;
        this.clock = clock;
    }

    record In(ExternalId externalId, String provider) {}

    /** @param expiresAt the end of the grant, unless the user consents again */
    record Out(
            boolean exists,
            boolean isInvalid,
            boolean isExpired,
            @Nullable Instant expiresAt) {
        static final Out UNKNOWN = new Out(false, false, false, null);
    }

    @Override
    public Out apply(In in) {
        String provider = providers.require(in.provider()).name();
        return connections
                .snapshot(new ConnectionKey(ProjectId.DEFAULT, provider, in.externalId()))
                .map(connection -> new Out(
                        true, connection.invalid(), connection.isExpired(clock.instant()), connection.grantExpiresAt()))
                .orElse(Out.UNKNOWN);
    }
}
