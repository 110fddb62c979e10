package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Where an issue may go from where it is. */
@Component
class GetTransitions implements Function<GetTransitions.In, GetTransitions.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Issues issues;

    GetTransitions(ConnectedSites sites, Issues issues) {
        this.sites = sites;
        this.issues = issues;
    }

    record In(ExternalId externalId, @JsonAlias("issue_key") JiraId issueIdOrKey) {}

    record Out(List<Transition> transitions) {}

    /** @param to the status that it leads to */
    record Transition(String id, @Nullable String name, Issue.Status to) {}

    @Override
    public List<String> scopes() {
        return Issues.READ;
    }

    @Override
    public Out apply(In in) {
        JsonNode transitions = issues.transitions(
                sites.require(in.externalId()), in.issueIdOrKey().value());
        return new Out(StreamSupport.stream(transitions.spliterator(), false)
                .map(GetTransitions::transition)
                .toList());
    }

    private static Transition transition(JsonNode found) {
        JsonNode to = found.path("to");
        return new Transition(
                found.path("id").asString(""),
                found.path("name").asString(null),
                new Issue.Status(
                        to.path("name").asString(null),
                        to.path("statusCategory").path("key").asString(null)));
    }
}
