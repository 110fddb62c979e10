package dev.juncture.limit;

import dev.juncture.http.Quota;
import dev.juncture.http.Request;
import dev.juncture.http.RequestLimiter;
import dev.juncture.route.Audience;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Limits the requests per minute from each client address. Requests from Juncture's own machine are not counted. */
@Component
final class AddressLimits implements RequestLimiter {
    private final LimitSettings settings;
    private final ClientAddresses addresses;
    private final ProcessCounts ownCounts;
    private final ObjectProvider<RequestBudget> budget;

    AddressLimits(
            LimitSettings settings,
            ClientAddresses addresses,
            ProcessCounts ownCounts,
            ObjectProvider<RequestBudget> budget) {
        this.settings = settings;
        this.addresses = addresses;
        this.ownCounts = ownCounts;
        this.budget = budget;
    }

    @Override
    public Optional<Quota> count(Request request, Audience audience) {
        long limit = settings.of(audience);
        if (limit == LimitSettings.OFF) {
            return Optional.empty();
        }
        ClientAddresses.Client client = addresses.of(request);
        if (client.onThisMachine()) {
            return Optional.empty();
        }
        String policy = policy(audience);
        ConsumptionProbe probe = take(audience, policy + ":" + client.name(), limit);
        return Optional.of(new Quota(
                policy,
                limit,
                RequestBudget.WINDOW,
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                !probe.isConsumed()));
    }

    private static String policy(Audience audience) {
        return switch (audience) {
            case BACKEND -> "backend";
            case BROWSER, PERSON -> "frontend";
            case ANYONE -> "public";
        };
    }

    /** Counts health checks in this process only: they must be answered at once while Redis is slow. */
    private ConsumptionProbe take(Audience audience, String name, long limit) {
        return audience == Audience.ANYONE
                ? ownCounts.take(name, limit)
                : budget.getObject().take(name, limit);
    }
}
