package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.node.AdfWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Copies nodes with other content or attributes. */
final class Frames {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Frames() {}

    /** Returns a node with all its properties but other content. */
    static ObjectNode with(JsonNode node, ArrayNode content) {
        ObjectNode copy = JSON.objectNode();
        copy.setAll((ObjectNode) node);
        copy.set("content", content);
        return copy;
    }

    static ObjectNode with(JsonNode node, List<? extends JsonNode> content) {
        return with(node, JSON.arrayNode().addAll(content));
    }

    /** The schema requires that a container has content. */
    static ObjectNode withBlocks(JsonNode node, List<ObjectNode> content) {
        return with(node, content.isEmpty() ? List.of(AdfWriter.paragraph(List.of())) : content);
    }

    /** Returns a copy of a node whose attributes can be changed. */
    static ObjectNode withOwnAttributes(JsonNode node) {
        ObjectNode copy = JSON.objectNode();
        copy.setAll((ObjectNode) node);
        copy.set("attrs", node.path("attrs").isObject() ? node.path("attrs").deepCopy() : JSON.objectNode());
        return copy;
    }

    static ObjectNode attributes(ObjectNode node) {
        return (ObjectNode) node.path("attrs");
    }
}
