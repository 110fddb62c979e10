package dev.juncture.http;

import java.util.Optional;

/** Counts requests against what their sender may send; implemented where the counts are kept. */
@FunctionalInterface
public interface Limits {
    /** @return what is left after this request; empty where nothing limits it */
    Optional<Quota> count(Request request, Caller caller);
}
