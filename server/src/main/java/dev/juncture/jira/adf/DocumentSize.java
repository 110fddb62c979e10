package dev.juncture.jira.adf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Limits the tree of a document. Jira itself accepts 32,767 characters, which is less in every respect. */
final class DocumentSize {
    /** Jackson's own limit when it reads. Walking a deeper tree could exhaust the stack. */
    static final int MAX_DEPTH = 500;

    /** Nodes, marks, their properties and the lists of them. */
    static final int MAX_VALUES = 32_000;

    static final int MAX_CHARACTERS = 200_000;

    private DocumentSize() {}

    /** Returns the rule that a tree breaks. Walks it level by level, because recursion could exhaust the stack. */
    static Optional<String> brokenRule(JsonNode root) {
        Deque<JsonNode> level = new ArrayDeque<>();
        level.add(root);
        int values = 1;
        long characters = 0;
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth == MAX_DEPTH) {
                return Optional.of("nested no deeper than " + MAX_DEPTH + " levels");
            }
            for (int left = level.size(); left > 0; left--) {
                for (JsonNode child : level.remove()) {
                    if (++values > MAX_VALUES) {
                        return Optional.of("of at most " + MAX_VALUES + " JSON values");
                    }
                    if (child.isContainer()) {
                        level.add(child);
                    } else if (child.isString()) {
                        characters += child.stringValue().length();
                    }
                }
            }
        }
        return characters > MAX_CHARACTERS
                ? Optional.of("of at most " + MAX_CHARACTERS + " characters")
                : Optional.empty();
    }
}
