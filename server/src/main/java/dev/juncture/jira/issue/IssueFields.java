package dev.juncture.jira.issue;

import dev.juncture.http.ApiException;
import dev.juncture.jira.metadata.Metadata;
import dev.juncture.jira.site.ConnectedSite;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code fields} of a write to Jira. */
@Component
class IssueFields {
    private static final String CUSTOM = "customfield_\\d+";

    private final Metadata metadata;

    IssueFields(Metadata metadata) {
        this.metadata = metadata;
    }

    /**
     * Fields given by id, or by the name that people see, under their ids.
     *
     * @throws ApiException {@code invalid_request} that names a field which the site does not have
     */
    ObjectNode byId(ConnectedSite site, ObjectNode given) {
        boolean namesPossible = given.propertyNames().stream().anyMatch(name -> !name.matches(CUSTOM));
        List<JsonNode> known = namesPossible ? metadata.fields(site) : List.of();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            fields.set(idOf(field.getKey(), known), field.getValue());
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

    private static String idOf(String idOrName, List<JsonNode> known) {
        if (idOrName.matches(CUSTOM)
                || known.stream()
                        .anyMatch(field -> idOrName.equals(field.path("id").asString("")))) {
            return idOrName;
        }
        return known.stream()
                .filter(field -> idOrName.equalsIgnoreCase(field.path("name").asString("")))
                .map(field -> field.path("id").asString(""))
                .findFirst()
                .orElseThrow(() -> ApiException.invalidField("fields", "holds a name that is no field of this site"));
    }
}
