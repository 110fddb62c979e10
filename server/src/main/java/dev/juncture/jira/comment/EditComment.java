package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.AdfPatch;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Nulls;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Replaces the body of a comment. What the new Markdown does not change stays exactly as it is. */
@Component
class EditComment implements Function<EditComment.In, EditComment.Out>, JiraOperation {
    private final JiraSites sites;

    EditComment(JiraSites sites) {
        this.sites = sites;
    }

    /**
     * @param visibility restricts the comment to a role or a group; null lifts the restriction
     * @param jsdPublic false for an internal comment of a service project
     * @param properties that an app stores with the comment
     */
    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            JiraId commentId,
            @Nullable Markdown body,
            @Nullable AdfDocument bodyAdf,
            @Nullable Visibility visibility,
            @JsonAlias("public") @Nullable Boolean jsdPublic,
            @Nullable List<CommentProperty> properties,
            Nulls nulls) {}

    record Out(Comment comment) {}

    @Override
    public List<String> scopes() {
        return Comments.EDIT;
    }

    @Override
    public EditComment.Out apply(In in) {
        NewComment.requireChoice(in.nulls());
        // Before anything is read: a restriction that is not valid calls nothing.
        ObjectNode body = new NewComment(JsonNodeFactory.instance.objectNode())
                .restricted(in.visibility(), in.jsdPublic(), in.properties())
                .json();
        if (in.nulls().has("visibility")) {
            body.putNull("visibility");
        }
        JiraSite site = sites.require(in.externalId());
        String issue = in.issueIdOrKey().value();
        String comment = in.commentId().value();
        body.setAll(Comments.body(
                in.body(), in.bodyAdf(), markdown -> AdfPatch.apply(Comments.body(site, issue, comment), markdown)));
        return new Out(Comments.edit(site, issue, comment, body));
    }
}
