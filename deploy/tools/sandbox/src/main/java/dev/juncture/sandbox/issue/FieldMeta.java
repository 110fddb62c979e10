package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.field.FieldWriter;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.ProjectJson;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Priority;
import dev.juncture.sandbox.world.Project;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes fields for a form: type, operations, allowed values. */
final class FieldMeta {

    private FieldMeta() {}

    /** Returns descriptions by field id, as edit metadata and the deprecated create metadata have them. */
    static Map<String, Object> byId(JiraCall call, Project project, IssueType type, Screen screen) {
        Map<String, Object> fields = new LinkedHashMap<>();
        screen.fields().forEach(field -> fields.put(field.id(), of(call, project, type, screen, field)));
        return fields;
    }

    static Map<String, @Nullable Object> of(
            JiraCall call, Project project, IssueType type, Screen screen, Field field) {
        boolean prefilled = field.id().equals("priority") || field.id().equals("reporter");
        Map<String, @Nullable Object> meta = Json.object(
                "required", screen.requires(field),
                "schema", field.schema(),
                "name", field.name(),
                "key", field.id(),
                "hasDefaultValue", prefilled,
                "operations", field.operations());
        List<?> allowed = allowed(call, project, type, field);
        if (allowed != null) {
            meta.put("allowedValues", allowed);
        }
        if (field.id().equals("priority")) {
            meta.put("defaultValue", FieldWriter.priority(call, Priority.MEDIUM));
        }
        if (field.kind() == Field.Kind.USER) {
            meta.put(
                    "autoCompleteUrl",
                    call.api("/rest/api/3/user/assignable/search?project=" + project.key() + "&query="));
        }
        return meta;
    }

    private static @Nullable List<?> allowed(JiraCall call, Project project, IssueType type, Field field) {
        return switch (field.kind()) {
            case PRIORITY ->
                Arrays.stream(Priority.values())
                        .map(priority -> FieldWriter.priority(call, priority))
                        .toList();
            case ISSUE_TYPE -> List.of(ProjectJson.issueType(call, type));
            case PROJECT -> List.of(ProjectJson.brief(call, project));
            case OPTION, OPTIONS ->
                field.options().stream()
                        .map(option -> FieldWriter.option(call, option))
                        .toList();
            case LIST -> List.of();
            default -> null;
        };
    }
}
