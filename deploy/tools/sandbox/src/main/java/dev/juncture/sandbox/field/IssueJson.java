package dev.juncture.sandbox.field;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.world.Issue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Issues as Jira shows them, with the requested fields. */
public final class IssueJson {

    private IssueJson() {}

    /** Returns an issue as a search shows it. Only {@code id} is always there. */
    public static Map<String, @Nullable Object> found(JiraCall call, Issue issue, Set<String> asked) {
        Map<String, @Nullable Object> json = Json.object("id", String.valueOf(issue.id()));
        boolean fields = needsFields(asked);
        if (fields || asked.contains("key")) {
            json.put("key", issue.key());
            json.put("self", call.api("/rest/api/3/issue/" + issue.id()));
        }
        if (fields) {
            json.put("expand", "operations,versionedRepresentations,editmeta,changelog,renderedFields");
            json.put("fields", fields(call, issue, asked));
        }
        return json;
    }

    /** Returns an issue as its own address shows it. */
    public static Map<String, @Nullable Object> whole(
            JiraCall call, Issue issue, Set<String> asked, Set<String> expand) {
        Map<String, @Nullable Object> json = Json.object(
                "expand",
                "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations",
                "id",
                String.valueOf(issue.id()),
                "self",
                call.api("/rest/api/3/issue/" + issue.id()),
                "key",
                issue.key());
        List<Field> shown = selected(asked);
        json.put("fields", fields(call, issue, asked));
        if (expand.contains("names")) {
            json.put("names", names(shown));
        }
        if (expand.contains("schema")) {
            json.put("schema", schema(shown));
        }
        return json;
    }

    public static Map<String, Object> names(Set<String> asked) {
        return names(selected(asked));
    }

    public static Map<String, Object> schema(Set<String> asked) {
        return schema(selected(asked));
    }

    /** Returns true if more than id and key is requested. */
    public static boolean needsFields(Set<String> asked) {
        return asked.stream().anyMatch(name -> !name.equals("id") && !name.equals("key") && !name.startsWith("-"));
    }

    private static Map<String, @Nullable Object> fields(JiraCall call, Issue issue, Set<String> asked) {
        Map<String, @Nullable Object> fields = Json.object();
        for (Field field : selected(asked)) {
            Object value = FieldWriter.write(call, issue, field);
            // Jira omits the member if there is no parent.
            if (value != null || !field.id().equals("parent")) {
                fields.put(field.id(), value);
            }
        }
        return fields;
    }

    /**
     * Returns the requested fields. A request lists ids, {@code *all}, {@code *navigable}, and ids with a minus sign to
     * exclude a field; if it only excludes fields, it includes all others.
     */
    private static List<Field> selected(Set<String> asked) {
        boolean all =
                asked.contains("*all") || (!asked.isEmpty() && asked.stream().allMatch(name -> name.startsWith("-")));
        boolean navigable = asked.contains("*navigable");
        return Fields.ALL.stream()
                .filter(field -> all || (navigable && field.navigable()) || asked.contains(field.id()))
                .filter(field -> !asked.contains("-" + field.id()))
                .toList();
    }

    private static Map<String, Object> names(List<Field> fields) {
        Map<String, Object> names = new TreeMap<>();
        fields.forEach(field -> names.put(field.id(), field.name()));
        return names;
    }

    private static Map<String, Object> schema(List<Field> fields) {
        Map<String, Object> schema = new TreeMap<>();
        fields.forEach(field -> schema.put(field.id(), field.schema()));
        return schema;
    }
}
