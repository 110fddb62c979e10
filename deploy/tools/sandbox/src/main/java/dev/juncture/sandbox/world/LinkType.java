package dev.juncture.sandbox.world;

import java.util.Arrays;
import java.util.Optional;

/** Types of links between issues, with the ids that every site uses. */
public enum LinkType {
    BLOCKS("10000", "Blocks", "is blocked by", "blocks"),
    CLONERS("10001", "Cloners", "is cloned by", "clones"),
    DUPLICATE("10002", "Duplicate", "is duplicated by", "duplicates"),
    RELATES("10003", "Relates", "relates to", "relates to");

    public final String id;
    public final String label;
    public final String inward;
    public final String outward;

    LinkType(String id, String label, String inward, String outward) {
        this.id = id;
        this.label = label;
        this.inward = inward;
        this.outward = outward;
    }

    public static Optional<LinkType> find(String idOrName) {
        return Arrays.stream(values())
                .filter(type -> type.id.equals(idOrName) || type.label.equalsIgnoreCase(idOrName))
                .findFirst();
    }
}
