package dev.juncture.jira.name;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * An entry of a list, with the properties that Juncture remembers.
 *
 * @param names all names that mean this entry
 */
record Named(String id, String name, @JsonIgnore List<String> names) {
    Named(String id, String name) {
        this(id, name, List.of(name));
    }

    static List<Named> all(Iterable<JsonNode> list) {
        return all(list, "id");
    }

    /** @param id the property that has the id */
    static List<Named> all(Iterable<JsonNode> list, String id) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item ->
                        new Named(item.path(id).asString(""), item.path("name").asString(""), NameRule.names(item)))
                .toList();
    }

    /** Returns the id with this name, if there is exactly one. */
    static Optional<String> byName(List<Named> list, String name) {
        List<String> found =
                called(list, name).stream().map(Named::id).distinct().toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    static List<Named> called(List<Named> list, String name) {
        return NameRule.called(list, Named::names, name);
    }

    static Optional<String> byIdOrName(List<Named> list, String idOrName) {
        return list.stream().anyMatch(named -> named.id().equals(idOrName))
                ? Optional.of(idOrName)
                : byName(list, idOrName);
    }
}
