package dev.juncture.jira.issue;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.name.Form;
import dev.juncture.jira.name.Lookup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names all required fields that a new ticket lacks, in one refusal. Jira decides what a ticket lacks: a form may call a field
 * required that Jira fills in itself. Therefore the form is read only when the ticket is refused anyway.
 */
final class RequiredFields {
    /** Jira fills in the reporter; requests always have the others. */
    private static final Set<String> FILLED_IN = Set.of("reporter", "project", "issuetype");

    private static final Map<String, String> INPUTS = Map.of(
            "priority", "priority_id",
            "assignee", "assignee_account_id",
            "parent", "parent_key");

    private RequiredFields() {}

    /**
     * Refuses a ticket that no project accepts.
     *
     * @param issue makes the request, for a ticket with a type
     * @throws ApiException {@code invalid_request}
     */
    static void requireBasics(boolean hasSummary, boolean hasType, Supplier<ObjectNode> issue, Lookup lookup) {
        Map<String, String> missing = new LinkedHashMap<>();
        if (!hasSummary) {
            missing.put("summary", "is required");
        }
        if (!hasType) {
            missing.put("issue_type_id", "is required, or issue_type instead");
        }
        if (missing.isEmpty()) {
            return;
        }
        if (hasType) {
            missing.putAll(missingFrom(lookup, issue.get()));
        }
        throw new ApiException(ErrorCode.INVALID_REQUEST, sentence(missing)).with("fields", missing);
    }

    /**
     * Returns the refusal for a ticket that Jira did not accept, with the fields that it lacks.
     *
     * @param issue as it was sent
     */
    static ApiException explain(ApiException refusal, Lookup lookup, ObjectNode issue) {
        Map<String, String> missing = missingFrom(lookup, issue);
        if (missing.isEmpty()) {
            return refusal;
        }
        ApiException explained =
                new ApiException(refusal.code(), refusal.getMessage() + " " + sentence(missing), refusal);
        refusal.details().forEach(explained::with);
        return explained.with("fields", missing);
    }

    private static Map<String, String> missingFrom(Lookup lookup, ObjectNode issue) {
        JsonNode sent = issue.path("fields");
        String project = sent.path("project")
                .path("id")
                .asString(sent.path("project").path("key").asString(""));
        String issueType = sent.path("issuetype").path("id").asString("");
        return form(lookup, Form.create(project, issueType)).stream()
                .filter(field -> field.path("required").asBoolean(false))
                .filter(field -> !field.path("hasDefaultValue").asBoolean(false))
                .filter(field -> !FILLED_IN.contains(id(field)) && isEmpty(sent.path(id(field))))
                .collect(Collectors.toMap(
                        field -> INPUTS.getOrDefault(id(field), id(field)),
                        RequiredFields::problem,
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    private static List<JsonNode> form(Lookup lookup, Form form) {
        try {
            return lookup.fieldsOf(form);
        } catch (ApiException unread) {
            // The refusal stands without the form.
            return List.of();
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank())
                || (value.isContainer() && value.isEmpty());
    }

    private static String problem(JsonNode field) {
        String name = field.path("name").asString("");
        return name.isEmpty() || name.equalsIgnoreCase(id(field)) ? "is required" : "is required (" + name + ")";
    }

    private static String sentence(Map<String, String> missing) {
        return missing.size() == 1
                ? "The ticket lacks the required field " + String.join("", missing.keySet()) + "."
                : "The ticket lacks the required fields " + String.join(", ", missing.keySet()) + ".";
    }

    private static String id(JsonNode field) {
        return field.path("fieldId").asString("");
    }
}
