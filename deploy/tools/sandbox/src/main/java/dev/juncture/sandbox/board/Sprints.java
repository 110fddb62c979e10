package dev.juncture.sandbox.board;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.jira.Page;
import dev.juncture.sandbox.world.Board;
import dev.juncture.sandbox.world.Sprint;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code /rest/agile/1.0/sprint} and the sprints of a board. */
public final class Sprints {
    private static final String SPRINT = "/rest/agile/1.0/sprint";
    private static final String READ = "read:sprint:jira-software";
    private static final String WRITE = "write:sprint:jira-software";

    private Sprints() {}

    public static List<JiraRoute> routes() {
        return List.of(
                JiraRoute.of("GET", Boards.BOARD + "/{boardId}/sprint", Sprints::list, READ),
                JiraRoute.of("POST", SPRINT, Sprints::create, WRITE),
                JiraRoute.of("GET", SPRINT + "/{sprintId}", Sprints::one, READ),
                JiraRoute.of("POST", SPRINT + "/{sprintId}", call -> change(call, false), WRITE),
                JiraRoute.of("PUT", SPRINT + "/{sprintId}", call -> change(call, true), WRITE),
                JiraRoute.of("DELETE", SPRINT + "/{sprintId}", Sprints::delete, "delete:sprint:jira-software"));
    }

    /** @throws JiraRefusal 404 in Jira's words */
    static Sprint find(JiraCall call) {
        return call.store()
                .sprint(call.id("sprintId"))
                .orElseThrow(() -> JiraRefusal.sentence(404, "Sprint does not exist"));
    }

    private static Answer list(JiraCall call) {
        Board board = Boards.find(call);
        if (!board.hasSprints()) {
            throw JiraRefusal.sentence(400, "The board does not support sprints");
        }
        Set<String> states = call.list("state");
        List<Sprint> found = call.store().sprints().stream()
                .filter(sprint -> sprint.boardId() == board.id())
                .filter(sprint -> states.isEmpty()
                        || states.contains(sprint.state().name().toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Sprint::state).thenComparing(Sprint::id))
                .toList();
        Page page = Page.of(call, Boards.PAGE, Boards.PAGE);
        call.tally().objects(page.cut(found).size());
        return page.values(found, sprint -> SprintJson.sprint(call, sprint));
    }

    private static Answer one(JiraCall call) {
        Sprint sprint = find(call);
        call.tally().objects(1);
        return Answer.json(200, SprintJson.sprint(call, sprint));
    }

    private static Answer create(JiraCall call) {
        JsonNode body = call.body();
        if (!body.path("originBoardId").isIntegralNumber()) {
            throw JiraRefusal.field("originBoardId", "You must specify the board of the sprint.");
        }
        Board board = Boards.find(call, body.path("originBoardId").asLong());
        if (!board.hasSprints()) {
            throw JiraRefusal.sentence(400, "The board does not support sprints");
        }
        SprintChange given = new SprintChange(body, true, call.store().now());
        String name = given.name("");
        Sprint sprint = call.store()
                .addSprint(id -> new Sprint(
                        id,
                        board.id(),
                        name,
                        Sprint.State.FUTURE,
                        given.time("startDate", Optional.empty()),
                        given.time("endDate", Optional.empty()),
                        Optional.empty(),
                        given.goal("")));
        return Answer.json(201, SprintJson.sprint(call, sprint));
    }

    private static Answer change(JiraCall call, boolean full) {
        Sprint before = find(call);
        Sprint after = new SprintChange(call.body(), full, call.store().now()).apply(before);
        call.store().put(after);
        return Answer.json(200, SprintJson.sprint(call, after));
    }

    private static Answer delete(JiraCall call) {
        call.store().deleteSprint(find(call).id());
        return Answer.empty(204);
    }
}
