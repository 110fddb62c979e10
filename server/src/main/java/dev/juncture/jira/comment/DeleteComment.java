package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.Success;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Removes a comment. */
@Component
class DeleteComment implements Function<DeleteComment.In, Success>, JiraOperation {
    private final ConnectedSites sites;
    private final Comments comments;

    DeleteComment(ConnectedSites sites, Comments comments) {
        this.sites = sites;
        this.comments = comments;
    }

    record In(ExternalId externalId, @JsonAlias("issue_key") JiraId issueIdOrKey, JiraId commentId) {}

    @Override
    public List<String> scopes() {
        return Comments.WRITE;
    }

    @Override
    public Success apply(In in) {
        comments.delete(
                sites.require(in.externalId()),
                in.issueIdOrKey().value(),
                in.commentId().value());
        return Success.INSTANCE;
    }
}
