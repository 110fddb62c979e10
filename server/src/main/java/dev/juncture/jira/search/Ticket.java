package dev.juncture.jira.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An issue in a list. An assignee or a priority that is missing is left out. */
public record Ticket(
        String id,
        String key,
        @Nullable String summary,
        @Nullable String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String assignee,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String priority,
        @Nullable String created,
        @Nullable String updated) {

    /** The Jira fields that a ticket is made of. */
    public static final List<String> FIELDS =
            List.of("summary", "status", "assignee", "priority", "created", "updated");

    /** @param issue Jira's answer with {@link #FIELDS} */
    public static Ticket of(JsonNode issue) {
        JsonNode fields = issue.path("fields");
        return new Ticket(
                issue.path("id").asString(""),
                issue.path("key").asString(""),
                fields.path("summary").asString(null),
                fields.path("status").path("name").asString(null),
                fields.path("assignee").path("displayName").asString(null),
                fields.path("priority").path("name").asString(null),
                fields.path("created").asString(null),
                fields.path("updated").asString(null));
    }
}
