package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.LinkType;

/**
 * A link between two issues.
 *
 * @param from the issue that does what the type's outward phrase says
 * @param to the issue that it is done to
 */
public record Link(long id, LinkType type, long from, long to) {
    public boolean joins(long issue) {
        return from == issue || to == issue;
    }
}
