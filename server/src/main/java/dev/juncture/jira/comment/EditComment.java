package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Replaces what a comment says. */
@Component
class EditComment implements Function<EditComment.In, EditComment.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Comments comments;

    EditComment(ConnectedSites sites, Comments comments) {
        this.sites = sites;
        this.comments = comments;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            JiraId commentId,
            @Nullable String body,
            @Nullable AdfDocument bodyAdf) {}

    record Out(Comment comment) {}

    @Override
    public List<String> scopes() {
        return Comments.WRITE;
    }

    @Override
    public EditComment.Out apply(In in) {
        ObjectNode body = Comments.body(in.body(), in.bodyAdf());
        return new Out(comments.edit(
                sites.require(in.externalId()),
                in.issueIdOrKey().value(),
                in.commentId().value(),
                body));
    }
}
