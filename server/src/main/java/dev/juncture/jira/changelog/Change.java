package dev.juncture.jira.changelog;

import dev.juncture.jira.user.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one user changed at one moment.
 *
 * @param author null when Jira does not name one
 */
record Change(
        @Nullable String id,
        @Nullable Person author,
        @Nullable String created,
        List<Item> items) {

    /**
     * The change of one field.
     *
     * @param field the name of the field
     * @param from the old value as people read it
     * @param fromId the id of the old value, where the field has ids
     * @param to the new value as people read it
     * @param toId the id of the new value, where the field has ids
     */
    record Item(
            @Nullable String field,
            @Nullable String fieldId,
            @Nullable String from,
            @Nullable String fromId,
            @Nullable String to,
            @Nullable String toId) {
        static Item of(JsonNode item) {
            return new Item(
                    item.path("field").asString(null),
                    item.path("fieldId").asString(null),
                    item.path("fromString").asString(null),
                    item.path("from").asString(null),
                    item.path("toString").asString(null),
                    item.path("to").asString(null));
        }
    }

    static Change of(JsonNode change) {
        return new Change(
                change.path("id").asString(null),
                Person.of(change.path("author")),
                change.path("created").asString(null),
                change.path("items").valueStream().map(Item::of).toList());
    }
}
