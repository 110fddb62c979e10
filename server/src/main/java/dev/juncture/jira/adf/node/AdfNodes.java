package dev.juncture.jira.adf.node;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads the properties of any document node. A property that is missing or has the wrong type counts as empty. */
public final class AdfNodes {
    private AdfNodes() {}

    /** Returns the type, or an empty text. */
    public static String type(JsonNode node) {
        return node.path("type").asString("");
    }

    /** Returns the content, without copying it. */
    public static Iterable<JsonNode> content(JsonNode node) {
        JsonNode content = node.path("content");
        return content.isArray() ? content : List.of();
    }

    /** Returns the content of a node, or the node itself if it is none that has content. */
    static Iterable<JsonNode> contentOrSelf(JsonNode node) {
        return node.path("content").isArray() ? node.path("content") : List.of(node);
    }

    /** Returns the content as a list. */
    public static List<JsonNode> children(JsonNode node) {
        return stream(content(node)).toList();
    }

    /** Returns the nodes as a stream. */
    public static Stream<JsonNode> stream(Iterable<JsonNode> nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    /** Returns a text among the attributes, or an empty one. */
    public static String attr(JsonNode node, String name) {
        return node.path("attrs").path(name).asString("");
    }

    /** Returns a number among the attributes, or another one if it is missing. */
    public static int number(JsonNode node, String name, int otherwise) {
        return node.path("attrs").path(name).asInt(otherwise);
    }
}
