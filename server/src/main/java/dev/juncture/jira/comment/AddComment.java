package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Nulls;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Adds a comment to an issue, from Markdown or as a document. */
@Component
class AddComment implements Function<AddComment.In, AddComment.Out>, JiraOperation {
    private final JiraSites sites;

    AddComment(JiraSites sites) {
        this.sites = sites;
    }

    /**
     * @param visibility restricts the comment to a role or a group
     * @param jsdPublic false for an internal comment of a service project
     * @param properties that an app stores with the comment
     */
    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable Markdown body,
            @Nullable AdfDocument bodyAdf,
            @Nullable Visibility visibility,
            @JsonAlias("public") @Nullable Boolean jsdPublic,
            @Nullable List<CommentProperty> properties,
            Nulls nulls) {}

    record Out(Comment comment) {}

    @Override
    public List<String> scopes() {
        return Comments.WRITE;
    }

    @Override
    public AddComment.Out apply(In in) {
        NewComment.requireChoice(in.nulls());
        ObjectNode body = new NewComment(Comments.body(in.body(), in.bodyAdf(), MarkdownToAdf::convert))
                .restricted(in.visibility(), in.jsdPublic(), in.properties())
                .json();
        return new Out(
                Comments.add(sites.require(in.externalId()), in.issueIdOrKey().value(), body));
    }
}
