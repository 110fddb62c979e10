package dev.juncture.limit;

import dev.juncture.http.Caller;
import dev.juncture.http.Limits;
import dev.juncture.http.Quota;
import dev.juncture.http.Request;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** So many requests a minute from each client's address. Programs on Juncture's own machine are not counted. */
@Component
final class AddressLimits implements Limits {
    private final LimitSettings settings;
    private final ClientAddresses addresses;
    private final ObjectProvider<Buckets> buckets;

    AddressLimits(LimitSettings settings, ClientAddresses addresses, ObjectProvider<Buckets> buckets) {
        this.settings = settings;
        this.addresses = addresses;
        this.buckets = buckets;
    }

    @Override
    public Optional<Quota> count(Request request, Caller caller) {
        long limit = settings.of(caller);
        if (limit == LimitSettings.OFF) {
            return Optional.empty();
        }
        ClientAddresses.Client client = addresses.of(request);
        if (client.onThisMachine()) {
            return Optional.empty();
        }
        String policy = caller == Caller.BACKEND ? "backend" : "frontend";
        ConsumptionProbe probe = buckets.getObject().take(policy + ":" + client.name(), limit);
        return Optional.of(new Quota(
                policy,
                limit,
                Buckets.WINDOW,
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                !probe.isConsumed()));
    }
}
