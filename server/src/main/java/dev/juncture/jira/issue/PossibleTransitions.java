package dev.juncture.jira.issue;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.metadata.Metadata;
import dev.juncture.jira.name.Form;
import dev.juncture.jira.name.NameRule;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The transitions that an issue can make now. They are read once, when they are needed: ids belong to one workflow. */
final class PossibleTransitions {
    private final JiraSite site;
    private final String issue;
    private @Nullable List<JsonNode> read;

    PossibleTransitions(JiraSite site, String issue) {
        this.site = site;
        this.issue = issue;
    }

    /** A transition as a refusal shows it. */
    record Candidate(String id, String name, String target) {
        static Candidate of(JsonNode transition) {
            return new Candidate(
                    PossibleTransitions.id(transition),
                    PossibleTransitions.name(transition),
                    PossibleTransitions.name(transition.path("to")));
        }
    }

    /**
     * Returns the id of the transition that a request means.
     *
     * @param status the name of a status, or else of a transition
     * @throws ApiException {@code invalid_request} unless it means exactly one
     */
    String meant(@Nullable JiraId id, @Nullable String status) {
        if (status == null || status.isBlank()) {
            if (id == null) {
                throw ApiException.invalidField("transition_id", "is required if you do not send status");
            }
            return id.value();
        }
        List<JsonNode> called = called(status);
        if (id != null) {
            return requireOneOf(called, id.value());
        }
        List<String> ids =
                called.stream().map(PossibleTransitions::id).distinct().toList();
        if (ids.isEmpty()) {
            throw ApiException.invalidField("status", "must be a status that this issue can reach now")
                    .with("possible", targets());
        }
        if (ids.size() > 1) {
            throw ApiException.invalidField(
                            "status", "is the target of several transitions: send the transition_id of one")
                    .with("candidates", candidates(called));
        }
        return ids.get(0);
    }

    /**
     * Returns whether a transition has a screen, and therefore takes a comment. Without a screen Jira ignores the comment and
     * reports a success. Assumes a screen for a transition that is not listed, because Jira will refuse it.
     */
    boolean hasScreen(String transition) {
        try {
            return find(transition)
                    .map(found -> found.path("hasScreen").asBoolean(true))
                    .orElse(true);
        } catch (JiraFailure unknown) {
            return true;
        }
    }

    /** Returns the screen of a transition. */
    Form screen(String transition) {
        return new Form(
                List.of("transition form", issue, transition),
                sameSite -> Metadata.fieldsById(
                        find(transition).map(found -> found.path("fields")).orElse(MissingNode.getInstance())));
    }

    /** The target beats the transition's own name: a transition called Done may lead to Closed. */
    private List<JsonNode> called(String name) {
        List<JsonNode> byTarget = NameRule.called(all(), transition -> NameRule.names(transition.path("to")), name);
        return byTarget.isEmpty() ? NameRule.called(all(), NameRule::names, name) : byTarget;
    }

    private String requireOneOf(List<JsonNode> called, String id) {
        JsonNode chosen = find(id).orElseThrow(
                        () -> ApiException.invalidField("transition_id", "must be a transition that this issue has now")
                                .with("candidates", candidates(all())));
        if (!called.contains(chosen)) {
            throw ApiException.invalidField(
                            "status", "does not match transition_id, which leads to another status: send one of them")
                    .with("candidates", candidates(List.of(chosen)));
        }
        return id;
    }

    private Optional<JsonNode> find(String id) {
        return all().stream().filter(transition -> id(transition).equals(id)).findFirst();
    }

    private List<JsonNode> all() {
        if (read == null) {
            read = Issues.transitions(site, issue);
        }
        return read;
    }

    private List<String> targets() {
        return all().stream()
                .map(transition -> name(transition.path("to")))
                .distinct()
                .toList();
    }

    private static List<Candidate> candidates(List<JsonNode> transitions) {
        return transitions.stream().map(Candidate::of).toList();
    }

    private static String id(JsonNode transition) {
        return transition.path("id").asString("");
    }

    private static String name(JsonNode named) {
        return named.path("name").asString("");
    }
}
