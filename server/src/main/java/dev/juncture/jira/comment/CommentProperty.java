package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON that an app stores with a comment.
 *
 * @param key of the property
 * @param value any JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommentProperty(
        @Nullable String key, @Nullable JsonNode value) {}
