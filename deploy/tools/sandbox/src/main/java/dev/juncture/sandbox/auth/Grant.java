package dev.juncture.sandbox.auth;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a person has granted to the app, all consents together.
 *
 * @param sites cloud ids
 */
public record Grant(String person, Set<String> sites, Set<String> scopes, Instant consentedAt) {

    Grant plus(Set<String> moreSites, Set<String> moreScopes) {
        return new Grant(person, union(sites, moreSites), union(scopes, moreScopes), consentedAt);
    }

    Grant without(String site) {
        Set<String> rest = new LinkedHashSet<>(sites);
        rest.remove(site);
        return new Grant(person, rest, scopes, consentedAt);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }
}
