package dev.juncture.sandbox.project;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.jira.ProjectJson;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Projects, their issue types and their statuses. */
public final class Projects {
    private static final String WORK = "read:jira-work";

    private Projects() {}

    public static List<JiraRoute> routes() {
        return List.of(
                JiraRoute.of("GET", "/rest/api/3/project/search", ProjectSearch::answer, WORK),
                JiraRoute.of("GET", "/rest/api/3/project", Projects::all, WORK),
                JiraRoute.of("GET", "/rest/api/3/project/{projectIdOrKey}", Projects::one, WORK),
                JiraRoute.of("GET", "/rest/api/3/project/{projectIdOrKey}/statuses", Projects::statuses, WORK),
                JiraRoute.of("GET", "/rest/api/3/issuetype", Projects::types, WORK),
                JiraRoute.of("GET", "/rest/api/3/issuetype/project", Projects::typesOfProject, WORK),
                JiraRoute.of("GET", "/rest/api/3/status", Projects::allStatuses, WORK));
    }

    /** @throws JiraRefusal 404 in Jira's words */
    public static Project find(JiraCall call, String idOrKey) {
        return call.store().project(idOrKey).orElseThrow(() -> {
            String what = idOrKey.matches("\\d+") ? "id" : "key";
            return JiraRefusal.sentence(404, "No project could be found with " + what + " '" + idOrKey + "'.");
        });
    }

    private static Answer all(JiraCall call) {
        call.tally().objects(call.store().projects().size());
        return Answer.json(
                200,
                call.store().projects().stream()
                        .map(project -> ProjectJson.project(call, project, call.list("expand")))
                        .toList());
    }

    private static Answer one(JiraCall call) {
        Project project = find(call, call.variable("projectIdOrKey"));
        call.tally().objects(1);
        Map<String, @Nullable Object> json =
                ProjectJson.project(call, project, Set.of("description", "lead", "issueTypes"));
        json.put("assigneeType", "UNASSIGNED");
        json.put("components", List.of());
        json.put("versions", List.of());
        json.put("roles", Json.object());
        return Answer.json(200, json);
    }

    private static Answer statuses(JiraCall call) {
        Project project = find(call, call.variable("projectIdOrKey"));
        List<Map<String, @Nullable Object>> statuses = Status.of(project.workflow()).stream()
                .map(status -> ProjectJson.status(call, status))
                .toList();
        return Answer.json(
                200,
                IssueType.of(project.workflow()).stream()
                        .map(type -> Json.object(
                                "self",
                                call.api("/rest/api/3/issuetype/" + type.id),
                                "id",
                                type.id,
                                "name",
                                type.label,
                                "subtask",
                                type.subtask(),
                                "statuses",
                                statuses))
                        .toList());
    }

    private static Answer types(JiraCall call) {
        return Answer.json(
                200,
                Arrays.stream(IssueType.values())
                        .map(type -> ProjectJson.issueType(call, type))
                        .toList());
    }

    private static Answer typesOfProject(JiraCall call) {
        Project project = find(call, call.query().first("projectId").orElse(""));
        return Answer.json(
                200,
                IssueType.of(project.workflow()).stream()
                        .map(type -> ProjectJson.issueType(call, type))
                        .toList());
    }

    private static Answer allStatuses(JiraCall call) {
        return Answer.json(
                200,
                Arrays.stream(Status.values())
                        .map(status -> ProjectJson.status(call, status))
                        .toList());
    }
}
