package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All comments of an issue, or a page of them, oldest first.
 *
 * @param nextCursor null without paging; empty on the last page, which becomes null in JSON
 */
record CommentList(
        List<Comment> comments,
        long total,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Optional<String> nextCursor) {}
