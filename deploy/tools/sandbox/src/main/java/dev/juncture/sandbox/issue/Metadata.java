package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.Page;
import dev.juncture.sandbox.jira.ProjectJson;
import dev.juncture.sandbox.project.Projects;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Project;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the fields with which an issue can be created and edited. */
final class Metadata {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private Metadata() {}

    static Answer types(JiraCall call) {
        Project project = Projects.find(call, call.variable("projectIdOrKey"));
        List<IssueType> types = IssueType.of(project.workflow());
        return Answer.json(
                200,
                Page.of(call, USUAL_PAGE, LARGEST_PAGE)
                        .named("issueTypes", types, type -> ProjectJson.issueType(call, type)));
    }

    static Answer fields(JiraCall call) {
        Project project = Projects.find(call, call.variable("projectIdOrKey"));
        IssueType type = IssueType.of(project.workflow()).stream()
                .filter(each -> each.id.equals(call.variable("issueTypeId")))
                .findFirst()
                .orElseThrow(() -> JiraRefusal.sentence(
                        404,
                        "Issue type with id '" + call.variable("issueTypeId") + "' was not found in the project."));
        Screen screen = Screen.create(project, type);
        return Answer.json(200, Page.of(call, USUAL_PAGE, LARGEST_PAGE).named("fields", screen.fields(), field -> {
            Map<String, @Nullable Object> meta = FieldMeta.of(call, project, type, screen, field);
            meta.put("fieldId", field.id());
            return meta;
        }));
    }

    static Answer edit(JiraCall call) {
        Issue issue = call.issue();
        Project project = call.store().projectOf(issue);
        Screen screen = Screen.edit(project, issue.type());
        return Answer.json(200, Json.object("fields", FieldMeta.byId(call, project, issue.type(), screen)));
    }

    /** Answers the deprecated operation, which returns all projects and their issue types at once. */
    static Answer everything(JiraCall call) {
        Set<String> ids = call.list("projectIds");
        Set<String> keys = call.list("projectKeys");
        List<?> projects = call.store().projects().stream()
                .filter(project ->
                        (ids.isEmpty() && keys.isEmpty()) || ids.contains(project.id()) || keys.contains(project.key()))
                .map(project -> project(call, project))
                .toList();
        return Answer.json(200, Json.object("expand", "projects", "projects", projects));
    }

    private static Map<String, @Nullable Object> project(JiraCall call, Project project) {
        Set<String> ids = call.list("issuetypeIds");
        Set<String> names = call.list("issuetypeNames");
        boolean fields = call.list("expand").contains("projects.issuetypes.fields");
        List<?> types = IssueType.of(project.workflow()).stream()
                .filter(type ->
                        (ids.isEmpty() && names.isEmpty()) || ids.contains(type.id) || names.contains(type.label))
                .map(type -> {
                    Map<String, @Nullable Object> json = ProjectJson.issueType(call, type);
                    if (fields) {
                        json.put("expand", "fields");
                        json.put("fields", FieldMeta.byId(call, project, type, Screen.create(project, type)));
                    }
                    return json;
                })
                .toList();
        return Json.object(
                "expand", "issuetypes",
                "self", call.api("/rest/api/3/project/" + project.id()),
                "id", project.id(),
                "key", project.key(),
                "name", project.name(),
                "avatarUrls", call.avatars(ProjectJson.avatar(call, project)),
                "issuetypes", types);
    }
}
