package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.error.ApiException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Restricts a comment or a worklog to the members of a project role or of a group.
 *
 * @param type {@code role} or {@code group}
 * @param value the name of the role or the group
 * @param identifier the name of the role or the id of the group
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Visibility(
        @Nullable String type,
        @Nullable String value,
        @Nullable String identifier) {
    private static final Set<String> TYPES = Set.of("role", "group");

    /** @return null when the value from Jira is no restriction */
    public static @Nullable Visibility of(JsonNode visibility) {
        return visibility.isObject()
                ? new Visibility(
                        visibility.path("type").asString(null),
                        visibility.path("value").asString(null),
                        visibility.path("identifier").asString(null))
                : null;
    }

    /**
     * Returns the value for Jira.
     *
     * @throws ApiException {@code invalid_request} when it restricts nothing
     */
    public ObjectNode json() {
        if (type == null || !TYPES.contains(type) || (isBlank(value) && isBlank(identifier))) {
            throw ApiException.invalidField(
                    "visibility", "must have the type role or group, and a value or an identifier");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type);
        if (value != null) {
            json.put("value", value);
        }
        return identifier == null ? json : json.put("identifier", identifier);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
