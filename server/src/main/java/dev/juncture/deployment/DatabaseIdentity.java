package dev.juncture.deployment;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own identifiers of a database. A dump that is restored elsewhere and a database that is created from
 * another one differ in them; a copy of the server's files does not.
 *
 * @param systemIdentifier of the server, from its {@code initdb}; null where the role may not read it
 * @param oid of the database within the server; null when it is not known
 * @param timeline of the server, which a promoted standby and a restore to a point in time increase; null where the role
 *     may not read it
 */
record DatabaseIdentity(
        @Nullable Long systemIdentifier,
        @Nullable Long oid,
        @Nullable Integer timeline) {

    /** Returns whether both may be the same database. What is not known on both sides does not count. */
    boolean mayBe(DatabaseIdentity other) {
        return same(systemIdentifier, other.systemIdentifier) && same(oid, other.oid);
    }

    /** Returns whether the server may have stayed on one timeline. */
    boolean mayShareTimelineWith(DatabaseIdentity other) {
        return same(timeline, other.timeline);
    }

    private static boolean same(@Nullable Object one, @Nullable Object another) {
        return one == null || another == null || one.equals(another);
    }
}
