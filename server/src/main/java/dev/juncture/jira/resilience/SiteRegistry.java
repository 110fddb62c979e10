package dev.juncture.jira.resilience;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The bulkhead and the circuit of each site, as long as this process calls it. */
@Component
public final class SiteRegistry {
    /** The header by which any answer of Jira can announce that a limit is near. */
    public static final String NEAR_LIMIT = "X-RateLimit-NearLimit";

    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private final Sleeper sleeper;
    private final CallSettings settings;
    private volatile Instant sweepAt = Instant.MIN;

    SiteRegistry(Sleeper sleeper, CallSettings settings) {
        this.sleeper = sleeper;
        this.settings = settings;
    }

    record Site(Bulkhead bulkhead, Circuit circuit, Instant lastUsed) {}

    /**
     * Heeds what an answer of Jira announces.
     *
     * @param announcement the value of {@link #NEAR_LIMIT}
     */
    public void heed(String siteId, Optional<String> announcement) {
        if (announcement.filter("true"::equalsIgnoreCase).isPresent()) {
            get(siteId).bulkhead().nearLimit();
        }
    }

    Site get(String siteId) {
        Instant now = sleeper.clock().instant();
        if (now.isAfter(sweepAt)) {
            sweepAt = now.plus(IDLE);
            sites.values().removeIf(idle -> idle.lastUsed().plus(IDLE).isBefore(now));
        }
        return sites.compute(
                siteId,
                (id, known) -> known == null
                        ? new Site(
                                new Bulkhead(sleeper.clock(), settings.concurrency()),
                                new Circuit(id, sleeper.clock()),
                                now)
                        : new Site(known.bulkhead(), known.circuit(), now));
    }
}
