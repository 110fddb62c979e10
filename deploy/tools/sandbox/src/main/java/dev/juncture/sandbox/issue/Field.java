package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.world.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of issues.
 *
 * @param clause what JQL calls it, beside its id
 * @param custom what makes the type of a custom field, such as {@code select}; empty for a system field
 * @param navigable whether it comes with {@code *navigable}
 */
public record Field(
        String id, String name, String clause, Kind kind, String custom, boolean navigable, List<Option> options) {

    /** What a field may hold. */
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

    /** The number of a custom field. */
    long number() {
        return Long.parseLong(id.substring(id.indexOf('_') + 1));
    }

    Map<String, @Nullable Object> schema() {
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

    /** What an update may do to it. */
    List<String> operations() {
        return switch (kind) {
            case LABELS, OPTIONS -> List.of("add", "set", "remove");
            case COMMENTS -> List.of("add", "edit", "remove");
            case TIME_TRACKING -> List.of("set", "edit");
            default -> List.of("set");
        };
    }
}
