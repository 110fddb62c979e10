package dev.juncture.jira.resilience;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The rate limits that Jira has announced, to this process or to another. */
@Component
final class RateLimits {
    private static final Logger log = LoggerFactory.getLogger(RateLimits.class);
    /** Jira renews its points every hour, so no limit is observed for longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<String, RateLimit> known = new ConcurrentHashMap<>();
    private final SharedRateLimits shared;
    private final Sleeper sleeper;

    RateLimits(SharedRateLimits shared, Sleeper sleeper) {
        this.shared = shared;
        this.sleeper = sleeper;
    }

    void add(RateLimitKey key, String reason, Duration atLeast) {
        Instant now = sleeper.clock().instant();
        Duration wait = atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
        String scope = key.scopeOf(reason);
        RateLimit limit = new RateLimit(now.plus(wait), reason);
        known.values().removeIf(past -> !past.until().isAfter(now));
        known.merge(scope, limit, RateLimit::later);
        shared.publish(owner(key, scope), scope, limit, wait);
        log.atWarn()
                .addKeyValue("site", key.site())
                .addKeyValue("reason", reason)
                .addKeyValue("seconds", wait.toSeconds())
                .log("Jira limits calls; calls in this scope wait");
    }

    /**
     * Waits until no limit applies to a call.
     *
     * @throws dev.juncture.jira.JiraFailure when that takes too long
     */
    void await(RateLimitKey key, Deadline deadline) throws InterruptedException {
        shared.readInto(known, key.appScope());
        shared.readInto(known, key.siteScope());
        for (Optional<RateLimit> limit = on(key); limit.isPresent(); limit = on(key)) {
            Duration wait =
                    Duration.between(sleeper.clock().instant(), limit.get().until());
            if (!deadline.allows(wait)) {
                throw RateLimit.tooLong(limit.get().reason(), wait);
            }
            sleeper.pause(wait.isNegative() ? Duration.ZERO : wait);
        }
    }

    boolean allow(RateLimitKey key) {
        return on(key).isEmpty();
    }

    private Optional<RateLimit> on(RateLimitKey key) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Instant now = sleeper.clock().instant();
        return key.scopes()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(limit -> limit.until().isAfter(now))
                .reduce(RateLimit::later);
    }

    private static String owner(RateLimitKey key, String scope) {
        return scope.equals(key.appScope()) ? scope : key.siteScope();
    }
}
