package dev.juncture.jira.adf;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.juncture.jira.adf.node.AdfNodes;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An Atlassian Document: {@code {"type":"doc","version":1,"content":[…]}}. Only this frame and the size are checked; Jira judges
 * the rest.
 *
 * @param json the document's tree; it is copied on the way in and out, so no caller can change the document
 * @throws IllegalArgumentException if the frame is different, or the tree is too large
 */
public record AdfDocument(ObjectNode json) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AdfDocument {
        check("doc".equals(json.path("type").asString("")), "of type \"doc\"");
        check(json.path("version").isNumber() && json.path("version").asDouble() == 1, "of version 1");
        check(json.path("content").isArray(), "with a list as content");
        json.path("content").forEach(block -> check(block.isObject(), "with objects as content"));
        DocumentSize.brokenRule(json).ifPresent(rule -> check(false, rule));
        json = json.deepCopy();
    }

    /**
     * Returns a document of these blocks.
     *
     * @throws IllegalArgumentException if it is too large
     */
    static AdfDocument of(List<ObjectNode> content) {
        ObjectNode doc =
                JsonNodeFactory.instance.objectNode().put("type", "doc").put("version", 1);
        doc.putArray("content").addAll(content);
        return new AdfDocument(doc);
    }

    /** Reports if a value from Jira is a document. Unknown or missing parts of its frame do not matter. */
    public static boolean isDocument(JsonNode value) {
        return value.isObject() && "doc".equals(AdfNodes.type(value));
    }

    @Override
    @JsonValue
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** Returns the tree without copying it, for the readers of this package, which change nothing. */
    Iterable<JsonNode> content() {
        return json.path("content");
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("must be an Atlassian Document " + rule);
        }
    }
}
