package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.block.Block;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies an edit to the nodes of one container, so that containers of any kind can hold each other. */
interface Patcher {
    /** @param blocks what the container shows after the edit, as {@code where} allows it */
    List<ObjectNode> patch(List<JsonNode> nodes, List<Block> blocks, Where where);
}
