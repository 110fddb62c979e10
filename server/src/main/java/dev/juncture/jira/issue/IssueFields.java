package dev.juncture.jira.issue;

import dev.juncture.http.ApiException;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.name.Lookup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code fields} of a write to Jira. */
final class IssueFields {
    private static final String CUSTOM = "customfield_\\d+";

    private IssueFields() {}

    /** Fields given by id, or by the name that people see, under their ids. */
    static ObjectNode byId(Lookup names, @Nullable ObjectNode given) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (given != null) {
            given.properties().forEach(field -> {
                String name = field.getKey();
                fields.set(name.matches(CUSTOM) ? name : names.field(name), field.getValue());
            });
        }
        return fields;
    }

    /** An account, or JSON null for nobody: what was null, absent or, as the published contract has it, "null". */
    static JsonNode accountId(String field, @Nullable JsonNode given) {
        if (given == null || given.isNull() || (given.isString() && "null".equals(given.stringValue()))) {
            return NullNode.getInstance();
        }
        if (!given.isString() || given.stringValue().isBlank()) {
            throw ApiException.invalidField(field, "must be an account id, or null for nobody");
        }
        return given;
    }

    static ObjectNode reference(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    /** @throws ApiException {@code invalid_request} when neither says the type, or no type of the project has that name */
    static String issueType(@Nullable JiraId id, @Nullable String name, String project, Lookup lookup) {
        if (id != null) {
            return id.value();
        }
        if (name == null || name.isBlank()) {
            throw ApiException.invalidField("issue_type_id", "is required, or issue_type in its place");
        }
        return lookup.issueType(project, name);
    }
}
