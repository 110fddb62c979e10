package dev.juncture.jira.name;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * An entry of a list, with the properties that Juncture remembers.
 *
 * @param names all names that mean this entry
 * @param isRichText true for a field whose value is a document
 */
record Named(
        String id,
        String name,
        @JsonIgnore List<String> names,
        @JsonIgnore boolean isRichText) {
    /** The types of fields whose values are documents: system fields, and custom fields of several lines. */
    private static final Pattern RICH_TEXT = Pattern.compile("description|environment|.*:textarea");

    Named(String id, String name) {
        this(id, name, List.of(name), false);
    }

    static List<Named> all(Iterable<JsonNode> list) {
        return all(list, "id");
    }

    /** @param id the property that has the id */
    static List<Named> all(Iterable<JsonNode> list, String id) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> of(item, id))
                .toList();
    }

    private static Named of(JsonNode item, String id) {
        JsonNode schema = item.path("schema");
        String type = schema.path("custom").asString(schema.path("system").asString(""));
        return new Named(
                item.path(id).asString(""),
                item.path("name").asString(""),
                NameRule.names(item),
                RICH_TEXT.matcher(type).matches());
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

    static Optional<Named> withId(List<Named> list, String id) {
        return list.stream().filter(named -> named.id().equals(id)).findFirst();
    }
}
