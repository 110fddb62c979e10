package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.comment.CommentProperty;
import dev.juncture.jira.comment.NewComment;
import dev.juncture.jira.comment.Visibility;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Nulls;
import dev.juncture.operation.Success;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Moves an issue to another status: by the id of a transition, or by the name of a status or else of a transition. */
@Component
class TransitionIssue implements Function<TransitionIssue.In, Success>, JiraOperation {
    private final JiraSites sites;
    private final Names names;

    TransitionIssue(JiraSites sites, Names names) {
        this.sites = sites;
        this.names = names;
    }

    /**
     * @param status of several transitions to one status, {@code transition_id} chooses one
     * @param comment added with the transition, in Markdown
     * @param commentAdf the same as an Atlassian document
     * @param visibility of the comment
     * @param jsdPublic whether customers of a service project see the comment
     * @param properties of the comment
     */
    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable JiraId transitionId,
            @JsonAlias("transition") @Nullable String status,
            @Nullable ObjectNode fields,
            @Nullable Markdown comment,
            @Nullable AdfDocument commentAdf,
            @Nullable Visibility visibility,
            @JsonAlias("public") @Nullable Boolean jsdPublic,
            @Nullable List<CommentProperty> properties,
            Nulls nulls) {}

    @Override
    public List<String> scopes() {
        return Issues.READ_AND_WRITE;
    }

    @Override
    public Success apply(In in) {
        NewComment.requireChoice(in.nulls());
        Optional<NewComment> comment =
                NewComment.optional(in.comment(), in.commentAdf(), in.visibility(), in.jsdPublic(), in.properties());
        JiraSite site = sites.require(in.externalId());
        String issue = in.issueIdOrKey().value();
        PossibleTransitions possible = new PossibleTransitions(site, issue);
        String transition = possible.meant(in.transitionId(), in.status());
        Optional<NewComment> within = comment.filter(some -> possible.hasScreen(transition));
        site.call(Issues.WRITE, names.request(site, lookup -> {
            ObjectNode given = IssueFields.byId(lookup, possible.screen(transition), in.fields());
            IssueFields fields = new IssueFields(RichTextFields.edited(lookup, given, site, issue), in.nulls());
            within.ifPresent(added -> fields.update(
                    "comment", JsonNodeFactory.instance.objectNode().set("add", added.json())));
            return Issues.API.transition(issue, body(transition, fields));
        }));
        if (within.isEmpty()) {
            comment.ifPresent(added -> addAfterwards(site, issue, added));
        }
        return Success.INSTANCE;
    }

    private static ObjectNode body(String transition, IssueFields fields) {
        ObjectNode body = fields.body();
        body.putObject("transition").put("id", transition);
        return body;
    }

    private static void addAfterwards(JiraSite site, String issue, NewComment comment) {
        try {
            comment.addTo(site, issue);
        } catch (ApiException refused) {
            ApiException halfDone = new ApiException(
                            refused.code(),
                            "The issue was moved, but its comment was not added: add it with add-comment. "
                                    + refused.getMessage(),
                            refused)
                    .with("transitioned", true);
            refused.details().forEach(halfDone::with);
            refused.retryAfter().ifPresent(halfDone::retryAfter);
            throw halfDone;
        }
    }
}
