package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.metadata.Metadata;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lists the transitions that an issue can make now, with the fields that each asks for. */
@Component
class GetTransitions implements Function<GetTransitions.In, GetTransitions.Out>, JiraOperation {
    private final JiraSites sites;

    GetTransitions(JiraSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId, @JsonAlias("issue_key") JiraId issueIdOrKey) {}

    record Out(List<Transition> transitions) {}

    /**
     * @param to the status that the transition leads to
     * @param fields of the transition's screen, those that Jira requires and others
     */
    record Transition(String id, @Nullable String name, Issue.Status to, List<GetCreateFields.Field> fields) {}

    @Override
    public List<String> scopes() {
        return Issues.READ;
    }

    @Override
    public Out apply(In in) {
        return sites.read(in, in.externalId(), site -> read(site, in));
    }

    private Out read(JiraSite site, In in) {
        return new Out(Issues.transitions(site, in.issueIdOrKey().value()).stream()
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
                        to.path("statusCategory").path("key").asString(null)),
                Metadata.fieldsById(found.path("fields")).stream()
                        .map(GetCreateFields.Field::of)
                        .toList());
    }
}
