package dev.juncture.jira.name;

import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.metadata.Metadata;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.user.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads lists of ids and names from Jira. */
final class JiraLists {
    private JiraLists() {}

    static List<Named> issueTypes(JiraSite site, String project) {
        return Named.all(Metadata.issueTypes(site, project));
    }

    static List<Named> priorities(JiraSite site) {
        return Named.all(Metadata.priorities(site));
    }

    /** Returns the priorities in a form, or those of the site when the form has none. */
    static List<Named> priorities(JiraSite site, List<JsonNode> form) {
        List<Named> offered = form.stream()
                .filter(field -> "priority".equals(field.path("fieldId").asString("")))
                .flatMap(field -> Named.all(field.path("allowedValues")).stream())
                .toList();
        return offered.isEmpty() ? priorities(site) : offered;
    }

    static List<Named> fields(JiraSite site) {
        return Named.all(Metadata.fields(site));
    }

    static String assignee(JiraSite site, @Nullable String project, @Nullable String issue, String name) {
        return Users.assignee(site, project, issue, name);
    }

    /** Returns the fields of a form; none for a form that does not exist. */
    static List<JsonNode> form(JiraSite site, Form form) {
        try {
            return form.fields().apply(site);
        } catch (JiraFailure failure) {
            // The project, the type or the issue does not exist. Jira's refusal of the write will say which.
            if (failure.hasStatus(400, 404)) {
                return List.of();
            }
            throw failure;
        }
    }
}
