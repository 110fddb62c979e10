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
 * @param json a tree of its own: neither the caller's changes nor those of a reader reach it
 * @throws IllegalArgumentException when the frame is another, or the tree nests deeper than {@value #DEEPEST} levels
 */
public record AdfDocument(ObjectNode json) {
    /** As deep as Jackson reads by default; a deeper tree could exhaust the stack of whoever walks it. */
    static final int DEEPEST = 500;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AdfDocument {
        check("doc".equals(json.path("type").asString("")), "of type \"doc\"");
        check(json.path("version").isNumber() && json.path("version").asDouble() == 1, "of version 1");
        check(json.path("content").isArray(), "with a list as content");
        json.path("content").forEach(block -> check(block.isObject(), "with objects as content"));
        check(!isDeeperThan(DEEPEST, json), "nested no deeper than " + DEEPEST + " levels");
        json = json.deepCopy();
    }

    @Override
    @JsonValue
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** The tree itself, for the readers of this package, which change nothing. */
    Iterable<JsonNode> content() {
        return json.path("content");
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("must be an Atlassian Document " + rule);
        }
    }

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
