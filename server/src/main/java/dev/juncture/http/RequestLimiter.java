package dev.juncture.http;

import dev.juncture.route.Audience;
import java.util.Optional;

/** Counts requests against the limit of their sender. The package that stores the counts implements it. */
@FunctionalInterface
public interface RequestLimiter {
    /**
     * Counts a request.
     *
     * @return the quota after it; empty when no limit applies
     */
    Optional<Quota> count(Request request, Audience audience);
}
