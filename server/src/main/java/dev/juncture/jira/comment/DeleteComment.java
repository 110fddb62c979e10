package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Success;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Deletes a comment. */
@Component
class DeleteComment implements Function<DeleteComment.In, Success>, JiraOperation {
    private final JiraSites sites;

    DeleteComment(JiraSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId, @JsonAlias("issue_key") JiraId issueIdOrKey, JiraId commentId) {}

    @Override
    public List<String> scopes() {
        return Comments.WRITE;
    }

    @Override
    public Success apply(In in) {
        Comments.delete(
                sites.require(in.externalId()),
                in.issueIdOrKey().value(),
                in.commentId().value());
        return Success.INSTANCE;
    }
}
