package dev.juncture.sandbox.board;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.jira.Page;
import dev.juncture.sandbox.jira.ProjectJson;
import dev.juncture.sandbox.world.Board;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /rest/agile/1.0/board}. A classic scope does not give access to it. */
public final class Boards {
    static final String BOARD = "/rest/agile/1.0/board";
    static final int PAGE = 50;

    private Boards() {}

    public static List<JiraRoute> routes() {
        return List.of(
                JiraRoute.of("GET", BOARD, Boards::list, "read:board-scope:jira-software read:project:jira"),
                JiraRoute.of(
                        "GET",
                        BOARD + "/{boardId}",
                        Boards::one,
                        "read:board-scope:jira-software read:issue-details:jira"),
                JiraRoute.of(
                        "GET",
                        BOARD + "/{boardId}/configuration",
                        Boards::configuration,
                        "read:board-scope.admin:jira-software read:project:jira"));
    }

    /** @throws JiraRefusal 404 in Jira's words */
    static Board find(JiraCall call) {
        return find(call, call.id("boardId"));
    }

    static Board find(JiraCall call, long id) {
        return call.store()
                .board(id)
                .orElseThrow(() -> JiraRefusal.sentence(
                        404,
                        "The requested board cannot be viewed because it either does not exist or you do not have"
                                + " permission to view it."));
    }

    static Project project(JiraCall call, Board board) {
        return call.store().project(board.projectId()).orElseThrow();
    }

    private static Answer list(JiraCall call) {
        String wanted = call.query().first("projectKeyOrId").orElse("");
        String name = call.query().first("name").orElse("").toLowerCase(Locale.ROOT);
        Set<String> types = call.list("type");
        String project = wanted.isEmpty()
                ? ""
                : call.store()
                        .project(wanted)
                        .map(Project::id)
                        .orElseThrow(() -> JiraRefusal.sentence(
                                400, "No project could be found with key or id '" + wanted + "'."));
        List<Board> found = call.store().boards().stream()
                .filter(board -> project.isEmpty() || board.projectId().equals(project))
                .filter(board -> types.isEmpty() || types.contains(board.type()))
                .filter(board -> board.name().toLowerCase(Locale.ROOT).contains(name))
                .toList();
        Page page = Page.of(call, PAGE, PAGE);
        call.tally().objects(page.cut(found).size());
        return page.values(found, board -> json(call, board));
    }

    private static Answer one(JiraCall call) {
        Board board = find(call);
        call.tally().objects(1);
        return Answer.json(200, json(call, board));
    }

    private static Map<String, @Nullable Object> json(JiraCall call, Board board) {
        Project project = project(call, board);
        return Json.object(
                "id", board.id(),
                "self", call.api(BOARD + "/" + board.id()),
                "name", board.name(),
                "type", board.type(),
                "location",
                        Json.object(
                                "projectId", Long.valueOf(project.id()),
                                "displayName", project.name() + " (" + project.key() + ")",
                                "projectName", project.name(),
                                "projectKey", project.key(),
                                "projectTypeKey", project.type(),
                                "avatarURI",
                                        call.sandboxUrl() + "/avatars/" + ProjectJson.avatar(call, project) + ".svg",
                                "name", project.name() + " (" + project.key() + ")"),
                "isPrivate", false);
    }

    private static Answer configuration(JiraCall call) {
        Board board = find(call);
        Project project = project(call, board);
        List<?> columns = Status.of(project.workflow()).stream()
                .map(status -> Json.object(
                        "name",
                        status.label,
                        "statuses",
                        List.of(Json.object("id", status.id, "self", call.api("/rest/api/3/status/" + status.id)))))
                .toList();
        return Answer.json(
                200,
                Json.object(
                        "id", board.id(),
                        "name", board.name(),
                        "type", board.type(),
                        "self", call.api(BOARD + "/" + board.id() + "/configuration"),
                        "location", Json.object("type", "project", "projectKeyOrId", project.key()),
                        "filter", Json.object("id", String.valueOf(10_000 + board.id())),
                        "columnConfig", Json.object("columns", columns, "constraintType", "none"),
                        "ranking", Json.object("rankCustomFieldId", 10_019)));
    }
}
