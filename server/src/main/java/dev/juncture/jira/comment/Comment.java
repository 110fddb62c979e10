package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.juncture.jira.adf.AdfToMarkdown;
import dev.juncture.jira.user.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A comment on an issue.
 *
 * @param body in Markdown; a notice if the document is too large for that; null if Jira sent no document
 * @param bodyAdf the same as an Atlassian document, exactly as Jira stores it
 * @param visibility null when each user who sees the issue sees the comment
 * @param jsdPublic false for an internal comment of a service project, which customers do not see
 */
record Comment(
        String id,
        @Nullable Person author,
        @Nullable String body,

        @JsonProperty("body_adf") @JsonFormat(shape = JsonFormat.Shape.OBJECT) @Nullable
        JsonNode bodyAdf,

        @Nullable String created,
        @Nullable String updated,
        @Nullable Visibility visibility,

        @JsonProperty("jsdPublic") @Nullable Boolean jsdPublic) {

    static Comment of(JsonNode comment) {
        return of(comment, Map.of());
    }

    /** @param names the names of people by account, for mentions that have no name */
    static Comment of(JsonNode comment, Map<String, String> names) {
        JsonNode body = comment.path("body");
        return new Comment(
                comment.path("id").asString(""),
                Person.of(comment.path("author")),
                AdfToMarkdown.ofJira(body, names),
                body.isObject() ? body : null,
                comment.path("created").asString(null),
                comment.path("updated").asString(null),
                Visibility.of(comment.path("visibility")),
                comment.path("jsdPublic").isBoolean()
                        ? comment.path("jsdPublic").booleanValue()
                        : null);
    }
}
