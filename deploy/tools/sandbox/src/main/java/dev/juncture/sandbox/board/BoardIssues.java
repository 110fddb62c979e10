package dev.juncture.sandbox.board;

import dev.juncture.sandbox.field.IssueJson;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.jira.Page;
import dev.juncture.sandbox.search.IssueSearch;
import dev.juncture.sandbox.search.PageToken;
import dev.juncture.sandbox.search.Reconciled;
import dev.juncture.sandbox.search.Scope;
import dev.juncture.sandbox.world.Board;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Sprint;
import dev.juncture.sandbox.world.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The issues of boards, backlogs and sprints: by page tokens below {@code /rest/software/1.0}, by {@code startAt} at the
 * deprecated addresses below {@code /rest/agile/1.0}.
 */
public final class BoardIssues {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 5_000;
    private static final int LARGEST_PAGE_WITH_FIELDS = 100;
    private static final String ON_BOARD = "read:board-scope:jira-software read:issue-details:jira";
    private static final String IN_SPRINT = "read:sprint:jira-software read:issue-details:jira read:jql:jira";

    private final IssueSearch search;
    private final PageToken tokens;

    public BoardIssues(IssueSearch search, PageToken tokens) {
        this.search = search;
        this.tokens = tokens;
    }

    public List<JiraRoute> routes() {
        List<JiraRoute> routes = new ArrayList<>();
        add(routes, "/board/{boardId}/issue", call -> onBoard(Boards.find(call)), ON_BOARD);
        add(routes, "/board/{boardId}/backlog", BoardIssues::backlog, ON_BOARD);
        add(routes, "/board/{boardId}/sprint/{sprintId}/issue", BoardIssues::sprintOnBoard, IN_SPRINT);
        add(
                routes,
                "/sprint/{sprintId}/issue",
                call -> Scope.sprint(Sprints.find(call).id(), issue -> true),
                IN_SPRINT);
        for (String list : List.of("/board/{boardId}/issue", "/board/{boardId}/backlog")) {
            Function<JiraCall, Scope> scope =
                    list.endsWith("backlog") ? BoardIssues::backlog : call -> onBoard(Boards.find(call));
            routes.add(JiraRoute.of(
                    "GET",
                    "/rest/software/1.0" + list + "/approximate-count",
                    call -> count(call, scope.apply(call)),
                    ON_BOARD));
        }
        return routes;
    }

    private void add(List<JiraRoute> routes, String list, Function<JiraCall, Scope> scope, String scopes) {
        routes.add(JiraRoute.of("GET", "/rest/software/1.0" + list, call -> byToken(call, scope.apply(call)), scopes));
        routes.add(JiraRoute.of("GET", "/rest/agile/1.0" + list, call -> byStart(call, scope.apply(call)), scopes));
    }

    private static Scope onBoard(Board board) {
        return Scope.project(board.projectId(), issue -> true);
    }

    private static Scope sprintOnBoard(JiraCall call) {
        Board board = Boards.find(call);
        return Scope.sprint(Sprints.find(call).id(), issue -> issue.projectId().equals(board.projectId()));
    }

    /** Issues that are neither done nor planned; on a board without sprints, issues that are not started. */
    private static Scope backlog(JiraCall call) {
        Board board = Boards.find(call);
        return Scope.project(
                board.projectId(),
                issue -> issue.type().hierarchyLevel == 0
                        && (board.hasSprints()
                                ? issue.status() != Status.DONE && !isPlanned(call, issue)
                                : issue.status() == Status.TO_DO));
    }

    private static boolean isPlanned(JiraCall call, Issue issue) {
        return issue.sprints().stream()
                .flatMap(id -> call.store().sprint(id).stream())
                .anyMatch(sprint -> sprint.state() != Sprint.State.CLOSED);
    }

    private Answer byToken(JiraCall call, Scope scope) {
        Set<String> fields = fields(call);
        int asked = call.number("maxResults").orElse(USUAL_PAGE);
        if (asked < 1 || asked > LARGEST_PAGE) {
            throw JiraRefusal.sentence(400, "The max results parameter has to be between 1 and 5,000.");
        }
        int size = IssueJson.needsFields(fields) ? Math.min(asked, LARGEST_PAGE_WITH_FIELDS) : asked;
        IssueSearch.Question question = question(call, scope);
        String bound = question.name() + "?" + question.jql();
        IssueSearch.Found found = search.page(
                call,
                question,
                call.query().first("nextPageToken").map(token -> tokens.read(call, bound, token)),
                size);
        call.tally().objects(found.issues().size());
        Map<String, @Nullable Object> page = Json.object("issues", json(call, found.issues(), fields));
        found.next().ifPresent(next -> page.put("nextPageToken", tokens.write(call, bound, next)));
        page.put("isLast", found.next().isEmpty());
        return Answer.json(200, page);
    }

    private Answer byStart(JiraCall call, Scope scope) {
        Page page = Page.of(call, USUAL_PAGE, LARGEST_PAGE);
        List<Issue> all = search.all(call, question(call, scope));
        Set<String> fields = fields(call);
        call.tally().objects(page.cut(all).size());
        Map<String, @Nullable Object> json = page.named("issues", all, issue -> IssueJson.found(call, issue, fields));
        json.put("expand", "schema,names");
        return Answer.json(200, json);
    }

    private Answer count(JiraCall call, Scope scope) {
        return Answer.json(
                200,
                Json.object("count", search.all(call, question(call, scope)).size()));
    }

    private static IssueSearch.Question question(JiraCall call, Scope scope) {
        String jql = call.query().first("jql").orElse("");
        return new IssueSearch.Question(jql, call.path(), scope, false, Reconciled.of(call));
    }

    private static List<?> json(JiraCall call, List<Issue> issues, Set<String> fields) {
        return issues.stream()
                .map(issue -> IssueJson.found(call, issue, fields))
                .toList();
    }

    /** Returns the requested fields. The default is all navigable fields, which differs from a search. */
    private static Set<String> fields(JiraCall call) {
        Set<String> asked = call.list("fields");
        return asked.isEmpty() ? Set.of("*navigable") : asked;
    }
}
