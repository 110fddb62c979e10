package dev.juncture.jira.adf;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An Atlassian Document: {@code {"type":"doc","version":1,"content":[…]}}. Only this frame is checked; Jira judges the
 * rest.
 *
 * @param json the document's tree; it is copied on the way in and out, so no caller can change the document
 * @throws IllegalArgumentException if the frame is different, or the tree nests deeper than {@value #MAX_DEPTH} levels
 */
public record AdfDocument(ObjectNode json) {
    /** Jackson's own limit when it reads. Walking a deeper tree could exhaust the stack. */
    static final int MAX_DEPTH = 500;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AdfDocument {
        check("doc".equals(json.path("type").asString("")), "of type \"doc\"");
        check(json.path("version").isNumber() && json.path("version").asDouble() == 1, "of version 1");
        check(json.path("content").isArray(), "with a list as content");
        json.path("content").forEach(block -> check(block.isObject(), "with objects as content"));
        check(!isDeeperThan(MAX_DEPTH, json), "nested no deeper than " + MAX_DEPTH + " levels");
        json = json.deepCopy();
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

    /** Walks the tree level by level, because recursion could exhaust the stack. */
    private static boolean isDeeperThan(int levels, JsonNode root) {
        Deque<JsonNode> level = new ArrayDeque<>();
        level.add(root);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth == levels) {
                return true;
            }
            for (int left = level.size(); left > 0; left--) {
                level.remove().forEach(child -> {
                    if (child.isContainer()) {
                        level.add(child);
                    }
                });
            }
        }
        return false;
    }
}
