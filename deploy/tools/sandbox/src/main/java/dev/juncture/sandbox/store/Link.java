package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.LinkType;

/**
 * A link between two issues.
 *
 * @param from the issue that is the subject of the type's outward phrase: the one that "blocks" the other
 * @param to the issue on the other side
 */
public record Link(long id, LinkType type, long from, long to) {
    public boolean joins(long issue) {
        return from == issue || to == issue;
    }
}
