package dev.juncture.jira.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What Jira has said about waiting, to this process and to the others. */
@Component
final class Limits {
    private static final Logger log = LoggerFactory.getLogger(Limits.class);
    /** Points come back with every full hour, so nothing is worth a longer silence towards a whole site. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<String, Limit> known = new ConcurrentHashMap<>();
    private final SharedLimits shared;
    private final Pacing pacing;

    Limits(SharedLimits shared, Pacing pacing) {
        this.shared = shared;
        this.pacing = pacing;
    }

    void add(Target target, String reason, Duration atLeast) {
        Instant now = pacing.clock().instant();
        Duration wait = atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
        String scope = target.scopeOf(reason);
        Limit limit = new Limit(now.plus(wait), reason);
        known.values().removeIf(past -> !past.until().isAfter(now));
        known.merge(scope, limit, Limit::later);
        shared.publish(owner(target, scope), scope, limit, wait);
        log.atWarn()
                .addKeyValue("site", target.site())
                .addKeyValue("reason", reason)
                .addKeyValue("seconds", wait.toSeconds())
                .log("Jira limits calls");
    }

    /** Waits until nothing limits such a call. @throws dev.juncture.http.ApiException when that takes too long */
    void await(Target target, Deadline deadline) throws InterruptedException {
        shared.readInto(known, target.appScope());
        shared.readInto(known, target.siteScope());
        for (Optional<Limit> limit = on(target); limit.isPresent(); limit = on(target)) {
            Duration wait =
                    Duration.between(pacing.clock().instant(), limit.get().until());
            if (!deadline.allows(wait)) {
                throw Limit.refusal(limit.get().reason(), wait);
            }
            pacing.pause(wait.isNegative() ? Duration.ZERO : wait);
        }
    }

    boolean allow(Target target) {
        return on(target).isEmpty();
    }

    private Optional<Limit> on(Target target) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Instant now = pacing.clock().instant();
        return target.scopes()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(limit -> limit.until().isAfter(now))
                .reduce(Limit::later);
    }

    private static String owner(Target target, String scope) {
        return scope.equals(target.appScope()) ? scope : target.siteScope();
    }
}
