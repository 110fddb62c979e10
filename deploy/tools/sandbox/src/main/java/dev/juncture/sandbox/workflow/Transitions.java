package dev.juncture.sandbox.workflow;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.issue.IssueChange;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.jira.ProjectJson;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operations on transitions: {@code /rest/api/3/issue/{issueIdOrKey}/transitions}. */
public final class Transitions {
    private static final String PATH = "/rest/api/3/issue/{issueIdOrKey}/transitions";

    private Transitions() {}

    public static List<JiraRoute> routes() {
        return List.of(
                JiraRoute.of("GET", PATH, Transitions::list, "read:jira-work"),
                JiraRoute.of("POST", PATH, Transitions::take, "write:jira-work"));
    }

    private static Answer list(JiraCall call) {
        Issue issue = call.issue();
        String wanted = call.query().first("transitionId").orElse("");
        boolean fields = call.list("expand").contains("transitions.fields");
        List<?> steps = Transition.of(call.store().projectOf(issue), issue).stream()
                .filter(step -> wanted.isEmpty() || step.id().equals(wanted))
                .map(step -> json(call, issue, step, fields))
                .toList();
        return Answer.json(200, Json.object("expand", "transitions", "transitions", steps));
    }

    private static Answer take(JiraCall call) {
        Issue issue = call.issue();
        JsonNode body = call.body();
        Transition step = find(call, issue, body.path("transition"));
        IssueChange change = IssueChange.onScreen(call, issue, step.fields(), step.required(issue), body);
        Map<String, @Nullable Object> values = new HashMap<>(change.values());
        values.put("status", step.to());
        values.put(
                "resolutiondate",
                step.to() != Status.DONE
                        ? null
                        : issue.status() == Status.DONE
                                ? issue.values().get("resolutiondate")
                                : call.store().now());
        change.addComments(call);
        call.store().update(issue.id(), values, call.caller());
        return Answer.empty(204);
    }

    private static Transition find(JiraCall call, Issue issue, JsonNode sent) {
        String id = sent.path("id").asString("");
        if (id.isEmpty()) {
            throw JiraRefusal.sentence(400, "Missing 'transition' identifier");
        }
        if (!id.matches("\\d{1,9}")) {
            throw JiraRefusal.sentence(400, "'transition' identifier must be an integer");
        }
        return Transition.of(call.store().projectOf(issue), issue).stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> JiraRefusal.sentence(400, "Transition id '" + id + "' is not valid for this issue."));
    }

    private static Map<String, @Nullable Object> json(JiraCall call, Issue issue, Transition step, boolean fields) {
        Map<String, @Nullable Object> json = Json.object(
                "id",
                step.id(),
                "name",
                step.name(),
                "to",
                ProjectJson.status(call, step.to()),
                "hasScreen",
                !step.fields().isEmpty(),
                "isGlobal",
                step.from().isEmpty(),
                "isInitial",
                false,
                "isAvailable",
                true,
                "isConditional",
                false,
                "isLooped",
                false);
        if (fields) {
            json.put("fields", IssueChange.screen(call, issue, step.fields(), step.required(issue)));
        }
        return json;
    }
}
