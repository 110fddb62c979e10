package dev.juncture.jira.name;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * An entry of a list, with the properties that Juncture remembers.
 *
 * @param isRichText true for a field whose value is a document
 */
record Named(String id, String name, @JsonIgnore boolean isRichText) {
    /** The types of fields whose values are documents: system fields, and custom fields of several lines. */
    private static final Pattern RICH_TEXT = Pattern.compile("description|environment|.*:textarea");

    static List<Named> all(Iterable<JsonNode> list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(Named::of)
                .toList();
    }

    private static Named of(JsonNode item) {
        JsonNode schema = item.path("schema");
        String type = schema.path("custom").asString(schema.path("system").asString(""));
        return new Named(
                item.path("id").asString(""),
                item.path("name").asString(""),
                RICH_TEXT.matcher(type).matches());
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

    /** Returns the entry with this id, else the one with this name, if there is exactly one. */
    static Optional<Named> entry(List<Named> list, String idOrName) {
        return byIdOrName(list, idOrName)
                .flatMap(id ->
                        list.stream().filter(named -> named.id().equals(id)).findFirst());
    }

    private static List<Named> those(List<Named> list, Predicate<Named> wanted) {
        return list.stream().filter(wanted).toList();
    }
}
