package dev.juncture.jira.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What this process remembers about the sites that it calls, for as long as it calls them. */
@Component
final class Traffic {
    private static final Duration FORGET = Duration.ofMinutes(10);

    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private final Pacing pacing;
    private final CallSettings settings;
    private volatile Instant sweepAt = Instant.MIN;

    Traffic(Pacing pacing, CallSettings settings) {
        this.pacing = pacing;
        this.settings = settings;
    }

    record Site(Lane lane, Circuit circuit, Instant lastUsed) {}

    /** Jira says with any answer when a limit is near. */
    void heed(String path, HttpHeaders answer) {
        if ("true".equalsIgnoreCase(answer.getFirst("X-RateLimit-NearLimit"))) {
            to(Target.siteIn(path)).lane().nearLimit();
        }
    }

    Site to(String site) {
        Instant now = pacing.clock().instant();
        if (now.isAfter(sweepAt)) {
            sweepAt = now.plus(FORGET);
            sites.values().removeIf(idle -> idle.lastUsed().plus(FORGET).isBefore(now));
        }
        return sites.compute(
                site,
                (name, known) -> known == null
                        ? new Site(new Lane(pacing.clock(), settings.atOnce()), new Circuit(name, pacing.clock()), now)
                        : new Site(known.lane(), known.circuit(), now));
    }
}
