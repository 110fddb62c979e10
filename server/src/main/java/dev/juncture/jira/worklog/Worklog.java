package dev.juncture.jira.worklog;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.juncture.jira.adf.AdfToMarkdown;
import dev.juncture.jira.comment.Visibility;
import dev.juncture.jira.user.Person;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Work on an issue.
 *
 * @param comment in Markdown; a notice if the document is too large for that
 * @param commentAdf the same as an Atlassian document, exactly as Jira stores it
 * @param timeSpent in Jira's words, such as {@code 3h 20m}
 * @param visibility null when each user who sees the issue sees the worklog
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record Worklog(
        String id,
        @Nullable Person author,
        @Nullable String comment,

        @JsonProperty("comment_adf") @JsonFormat(shape = JsonFormat.Shape.OBJECT) @Nullable
        JsonNode commentAdf,

        @Nullable String started,
        @Nullable String timeSpent,
        long timeSpentSeconds,
        @Nullable String created,
        @Nullable String updated,
        @Nullable Visibility visibility) {

    static Worklog of(JsonNode worklog) {
        JsonNode comment = worklog.path("comment");
        return new Worklog(
                worklog.path("id").asString(""),
                Person.of(worklog.path("author")),
                AdfToMarkdown.ofJira(comment),
                comment.isObject() ? comment : null,
                worklog.path("started").asString(null),
                worklog.path("timeSpent").asString(null),
                worklog.path("timeSpentSeconds").asLong(0),
                worklog.path("created").asString(null),
                worklog.path("updated").asString(null),
                Visibility.of(worklog.path("visibility")));
    }
}
