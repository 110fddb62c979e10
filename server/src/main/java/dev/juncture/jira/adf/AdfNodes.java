package dev.juncture.jira.adf;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads the properties of any document node. A property that is missing or has the wrong type counts as empty. */
final class AdfNodes {
    private AdfNodes() {}

    static String type(JsonNode node) {
        return node.path("type").asString("");
    }

    static Iterable<JsonNode> content(JsonNode node) {
        JsonNode content = node.path("content");
        return content.isArray() ? content : List.of();
    }

    static Stream<JsonNode> stream(Iterable<JsonNode> nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    static String attr(JsonNode node, String name) {
        return node.path("attrs").path(name).asString("");
    }

    static int number(JsonNode node, String name, int otherwise) {
        return node.path("attrs").path(name).asInt(otherwise);
    }
}
