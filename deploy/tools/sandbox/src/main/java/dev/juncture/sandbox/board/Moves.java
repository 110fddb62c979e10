package dev.juncture.sandbox.board;

import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Sprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Moves issues into sprints and back to the backlog: either all of them or none. */
public final class Moves {
    private static final int MOST = 50;
    private static final String BACKLOG = "/rest/agile/1.0/backlog/issue";

    private Moves() {}

    public static List<JiraRoute> routes() {
        return List.of(
                JiraRoute.of(
                        "POST",
                        "/rest/agile/1.0/sprint/{sprintId}/issue",
                        call -> toSprint(call, Sprints.find(call)),
                        "write:sprint:jira-software"),
                JiraRoute.of("POST", BACKLOG, Moves::toBacklog, "write:board-scope:jira-software"));
    }

    private static Answer toSprint(JiraCall call, Sprint sprint) {
        if (sprint.state() == Sprint.State.CLOSED) {
            throw JiraRefusal.sentence(400, "Issue can be assigned only active or future sprints.");
        }
        return move(call, Optional.of(sprint.id()));
    }

    private static Answer toBacklog(JiraCall call) {
        return move(call, Optional.empty());
    }

    private static Answer move(JiraCall call, Optional<Long> sprint) {
        for (Issue issue : issues(call)) {
            List<Long> sprints = new ArrayList<>(issue.sprints());
            // Closed sprints stay, as the history of the issue.
            sprints.removeIf(id -> call.store()
                    .sprint(id)
                    .filter(known -> known.state() == Sprint.State.CLOSED)
                    .isEmpty());
            sprint.ifPresent(sprints::add);
            Map<String, @Nullable Object> change = new HashMap<>();
            change.put(Fields.SPRINT, sprints.isEmpty() ? null : List.copyOf(sprints));
            call.store().update(issue.id(), change, call.caller());
        }
        return Answer.empty(204);
    }

    private static List<Issue> issues(JiraCall call) {
        JsonNode named = call.body().path("issues");
        if (!named.isArray() || named.isEmpty()) {
            throw JiraRefusal.field("issues", "You must specify the issues to move.");
        }
        if (named.size() > MOST) {
            throw JiraRefusal.sentence(400, "The maximum number of issues that can be moved in one operation is 50.");
        }
        return named.values().stream()
                .map(key -> call.store()
                        .issue(key.asString(""))
                        .orElseThrow(() -> JiraRefusal.sentence(
                                400, "Issue does not exist or you do not have permission to see it.")))
                .toList();
    }
}
