package dev.juncture.sandbox.field;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.world.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of issues.
 *
 * @param clause the name of the field in JQL, besides its id
 * @param custom the type of a custom field, such as {@code select}; empty for a system field
 * @param navigable true if {@code *navigable} includes it
 */
public record Field(
        String id, String name, String clause, Kind kind, String custom, boolean navigable, List<Option> options) {

    /** The kind of value that a field holds. */
    public enum Kind {
        TEXT("string", ""),
        DOCUMENT("string", ""),
        NUMBER("number", ""),
        DATE("date", ""),
        TIME("datetime", ""),
        LABELS("array", "string"),
        OPTION("option", ""),
        OPTIONS("array", "option"),
        USER("user", ""),
        PRIORITY("priority", ""),
        STATUS("status", ""),
        ISSUE_TYPE("issuetype", ""),
        PROJECT("project", ""),
        PARENT("issuelink", ""),
        RESOLUTION("resolution", ""),
        SPRINTS("array", "json"),
        TIME_TRACKING("timetracking", ""),
        COMMENTS("comments-page", ""),
        ATTACHMENTS("array", "attachment"),
        SUBTASKS("array", "issuelinks"),
        LINKS("array", "issuelinks"),
        PROGRESS("progress", ""),
        LIST("array", "component"),
        RANK("any", "");

        final String type;
        final String items;

        Kind(String type, String items) {
            this.type = type;
            this.items = items;
        }
    }

    public boolean isCustom() {
        return !custom.isEmpty();
    }

    /** Returns the number of a custom field. */
    public long number() {
        return Long.parseLong(id.substring(id.indexOf('_') + 1));
    }

    /** Returns the type of the field as Jira describes it. */
    public Map<String, @Nullable Object> schema() {
        Map<String, @Nullable Object> schema = Json.object("type", kind.type);
        if (!kind.items.isEmpty()) {
            schema.put("items", kind == Kind.LIST && !id.equals("components") ? "version" : kind.items);
        }
        if (isCustom()) {
            schema.put("custom", custom);
            schema.put("customId", number());
        } else {
            schema.put("system", id);
        }
        return schema;
    }

    /** Returns the operations that the {@code update} of a body may contain. */
    public List<String> operations() {
        return switch (kind) {
            case LABELS, OPTIONS -> List.of("add", "set", "remove");
            case COMMENTS -> List.of("add", "edit", "remove");
            case TIME_TRACKING -> List.of("set", "edit");
            default -> List.of("set");
        };
    }
}
