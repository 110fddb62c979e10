package dev.juncture.jira.name;

import dev.juncture.jira.metadata.Metadata;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A form of Jira. The name of a field means a field of the form first, because other projects have fields of the same name.
 *
 * @param name unique among the forms of one site
 * @param fields reads the fields of the form, each with {@code fieldId} and {@code name}
 */
public record Form(List<String> name, Function<JiraSite, List<JsonNode>> fields) {
    /** Returns the form for a new issue. */
    public static Form create(String project, String issueType) {
        return new Form(
                List.of("create form", project, issueType), site -> Metadata.createFields(site, project, issueType));
    }

    /** Returns the form for a change of an issue. */
    public static Form edit(String issue) {
        return new Form(List.of("edit form", issue), site -> Metadata.editFields(site, issue));
    }
}
