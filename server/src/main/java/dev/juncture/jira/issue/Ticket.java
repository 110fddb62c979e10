package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An issue as a line of a list. People and priorities that are missing are left out. */
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

    static Ticket of(SearchApi.Issue issue) {
        SearchApi.Fields fields = issue.fields();
        if (fields == null) {
            return new Ticket(issue.id(), issue.key(), null, null, null, null, null, null);
        }
        return new Ticket(
                issue.id(),
                issue.key(),
                fields.summary(),
                fields.status() == null ? null : fields.status().name(),
                fields.assignee() == null ? null : fields.assignee().displayName(),
                fields.priority() == null ? null : fields.priority().name(),
                fields.created(),
                fields.updated());
    }

    /** @param issue as Jira tells it, with {@link #FIELDS} */
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
