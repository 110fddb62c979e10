package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.ApiException;
import dev.juncture.http.Success;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Moves an issue on, by a transition's id or by the name of a transition or of the status that it leads to. */
@Component
class TransitionIssue implements Function<TransitionIssue.In, Success>, JiraOperation {
    private final ConnectedSites sites;
    private final Issues issues;
    private final Names names;

    TransitionIssue(ConnectedSites sites, Issues issues, Names names) {
        this.sites = sites;
        this.issues = issues;
        this.names = names;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable JiraId transitionId,
            @JsonAlias("transition") @Nullable String status,
            @Nullable ObjectNode fields) {}

    @Override
    public List<String> scopes() {
        return Issues.READ_AND_WRITE;
    }

    @Override
    public Success apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        String issue = in.issueIdOrKey().value();
        String transition = transitionId(site, issue, in);
        names.write(
                site,
                lookup -> IssueFields.byId(lookup, in.fields()),
                fields -> transition(site, issue, transition, fields));
        return Success.INSTANCE;
    }

    private boolean transition(ConnectedSite site, String issue, String transition, ObjectNode fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("transition").put("id", transition);
        if (!fields.isEmpty()) {
            body.set("fields", fields);
        }
        issues.transition(site, issue, body);
        return true;
    }

    /** Ids belong to one workflow, so a name is looked up each time. */
    private String transitionId(ConnectedSite site, String issue, In in) {
        if (in.transitionId() != null) {
            return in.transitionId().value();
        }
        if (in.status() == null || in.status().isBlank()) {
            throw ApiException.invalidField("transition_id", "is required, or status in its place");
        }
        List<JsonNode> possible = StreamSupport.stream(
                        issues.transitions(site, issue).spliterator(), false)
                .toList();
        return possible.stream()
                .filter(transition -> in.status()
                                .equalsIgnoreCase(transition.path("name").asString(""))
                        || in.status()
                                .equalsIgnoreCase(
                                        transition.path("to").path("name").asString("")))
                .map(transition -> transition.path("id").asString(""))
                .findFirst()
                .orElseThrow(() -> ApiException.invalidField("status", "must be one that this issue can go to now")
                        .with(
                                "possible",
                                possible.stream()
                                        .map(transition -> transition
                                                .path("to")
                                                .path("name")
                                                .asString(""))
                                        .distinct()
                                        .toList()));
    }
}
