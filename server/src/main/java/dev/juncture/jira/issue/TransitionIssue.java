package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.name.Lookup;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Nulls;
import dev.juncture.operation.Success;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Moves an issue to another status: by the id of a transition, or by the name of a transition or of its status. */
@Component
class TransitionIssue implements Function<TransitionIssue.In, Success>, JiraOperation {
    private final JiraSites sites;
    private final Names names;

    TransitionIssue(JiraSites sites, Names names) {
        this.sites = sites;
        this.names = names;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable JiraId transitionId,
            @JsonAlias("transition") @Nullable String status,
            @Nullable ObjectNode fields,
            Nulls nulls) {}

    @Override
    public List<String> scopes() {
        return Issues.READ_AND_WRITE;
    }

    @Override
    public Success apply(In in) {
        JiraSite site = sites.require(in.externalId());
        String issue = in.issueIdOrKey().value();
        String transition = transitionId(site, issue, in);
        site.call(
                Issues.WRITE,
                names.request(
                        site,
                        lookup -> Issues.API.transition(
                                issue, body(transition, fields(in, site, issue, lookup)))));
        return Success.INSTANCE;
    }

    private static ObjectNode fields(In in, JiraSite site, String issue, Lookup lookup) {
        return new IssueFields(lookup, RichTextFields.edited(lookup, in.fields(), site, issue), in.nulls()).json();
    }

    private static ObjectNode body(String transition, ObjectNode fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("transition").put("id", transition);
        if (!fields.isEmpty()) {
            body.set("fields", fields);
        }
        return body;
    }

    /** Looks a name up each time, because ids belong to one workflow. */
    private static String transitionId(JiraSite site, String issue, In in) {
        if (in.transitionId() != null) {
            return in.transitionId().value();
        }
        if (in.status() == null || in.status().isBlank()) {
            throw ApiException.invalidField("transition_id", "is required, or status instead");
        }
        List<JsonNode> possible = Issues.transitions(site, issue);
        return possible.stream()
                .filter(transition -> in.status().equalsIgnoreCase(name(transition))
                        || in.status().equalsIgnoreCase(name(transition.path("to"))))
                .map(transition -> transition.path("id").asString(""))
                .findFirst()
                .orElseThrow(() -> ApiException.invalidField("status", "must be one that this issue can go to now")
                        .with(
                                "possible",
                                possible.stream()
                                        .map(transition -> name(transition.path("to")))
                                        .distinct()
                                        .toList()));
    }

    private static String name(JsonNode named) {
        return named.path("name").asString("");
    }
}
