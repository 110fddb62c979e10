package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.NestingRules;
import dev.juncture.jira.adf.block.NestingRules.Place;
import dev.juncture.jira.adf.node.AdfReader;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A place in the document, which decides what its nodes show.
 *
 * @param lists the number of lists around the place
 * @param depth the number of nodes around the place
 */
record Where(Place place, int lists, int depth) {
    /** Deeper content is replaced as a whole, because each level reads and writes all of its content. */
    private static final int MAX_DEPTH = 25;

    static final Where TOP = new Where(Place.DOCUMENT, 0, 0);

    Where inside() {
        return new Where(place, lists, depth + 1);
    }

    Where inQuote() {
        return new Where(Place.QUOTE, lists, depth + 1);
    }

    Where inItem() {
        return new Where(Place.ITEM, lists + 1, depth + 1);
    }

    boolean isTooDeep() {
        return depth > MAX_DEPTH;
    }

    /** Returns the blocks that a node shows. */
    List<Block> shown(JsonNode node) {
        return allowed(AdfReader.read(List.of(node)));
    }

    List<Block> allowed(List<Block> blocks) {
        return NestingRules.apply(blocks, place, lists);
    }
}
