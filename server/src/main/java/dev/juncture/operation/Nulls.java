package dev.juncture.operation;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields that the caller sent as null. An operation that clears such a field, and keeps an absent one, has a component of
 * this type in its input record; a caller cannot set it.
 *
 * @param names in the input, in order, so that equal inputs have equal values
 */
public record Nulls(Set<String> names) {
    static Nulls in(ObjectNode input) {
        return new Nulls(input.properties().stream()
                .filter(field -> field.getValue().isNull())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Returns whether the caller sent this field as null. */
    public boolean has(String name) {
        return names.contains(name);
    }
}
