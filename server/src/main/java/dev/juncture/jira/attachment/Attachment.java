package dev.juncture.jira.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file of an issue.
 *
 * @param size in bytes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Attachment(
        String id,
        String fileName,
        @Nullable String mimeType,
        long size,
        @Nullable String created) {

    static Attachment of(JsonNode jira) {
        return new Attachment(
                jira.path("id").asString(""),
                jira.path("filename").asString(""),
                jira.path("mimeType").stringValue(null),
                jira.path("size").asLong(0),
                jira.path("created").stringValue(null));
    }
}
