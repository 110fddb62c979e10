package dev.juncture.jira.name;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** An entry of a list, with the two properties that Juncture remembers. */
record Named(String id, String name) {
    static List<Named> all(Iterable<JsonNode> list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> new Named(
                        item.path("id").asString(""), item.path("name").asString("")))
                .toList();
    }

    /** Returns the id with this name, if there is exactly one. */
    static Optional<String> byName(List<Named> list, String name) {
        List<String> found =
                called(list, name).stream().map(Named::id).distinct().toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Returns the entries with exactly this name, else those with this name in other upper or lower case. */
    static List<Named> called(List<Named> list, String name) {
        List<Named> exactly = those(list, named -> named.name().equals(name));
        return exactly.isEmpty() ? those(list, named -> named.name().equalsIgnoreCase(name.strip())) : exactly;
    }

    static Optional<String> byIdOrName(List<Named> list, String idOrName) {
        return list.stream().anyMatch(named -> named.id().equals(idOrName))
                ? Optional.of(idOrName)
                : byName(list, idOrName);
    }

    private static List<Named> those(List<Named> list, Predicate<Named> wanted) {
        return list.stream().filter(wanted).toList();
    }
}
