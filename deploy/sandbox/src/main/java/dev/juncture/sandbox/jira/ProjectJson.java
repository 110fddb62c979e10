package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Project;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Projects as Jira shows them. */
final class ProjectJson {

    private ProjectJson() {}

    /** With what every answer has; description, lead and issue types come with {@code expand} only. */
    static Map<String, @Nullable Object> project(JiraCall call, Project project, Set<String> expand) {
        Map<String, @Nullable Object> json = brief(call, project);
        json.put("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight");
        json.put("style", "classic");
        json.put("isPrivate", false);
        json.put("properties", Json.object());
        json.put(
                "uuid",
                UUID.nameUUIDFromBytes((call.site().cloudId() + project.id()).getBytes())
                        .toString());
        if (expand.contains("description")) {
            json.put("description", project.description());
        }
        if (expand.contains("lead")) {
            json.put("lead", UserJson.user(call, project.lead()));
        }
        if (expand.contains("issueTypes")) {
            json.put("issueTypes", issueTypes(call, project));
        }
        return json;
    }

    /** As the project of an issue. */
    static Map<String, @Nullable Object> brief(JiraCall call, Project project) {
        return Json.object(
                "self", call.api("/rest/api/3/project/" + project.id()),
                "id", project.id(),
                "key", project.key(),
                "name", project.name(),
                "projectTypeKey", project.type(),
                "simplified", false,
                "avatarUrls",
                        call.avatars(project.key().toLowerCase(Locale.ROOT) + "-"
                                + call.site().slug()));
    }

    static Map<String, @Nullable Object> issueType(JiraCall call, IssueType type) {
        return Json.object(
                "self", call.api("/rest/api/3/issuetype/" + type.id),
                "id", type.id,
                "name", type.label,
                "description", type.description,
                "iconUrl", call.sandboxUrl() + "/avatars/" + type.label.toLowerCase(Locale.ROOT) + ".svg",
                "subtask", false,
                "hierarchyLevel", type.hierarchyLevel);
    }

    private static List<Map<String, @Nullable Object>> issueTypes(JiraCall call, Project project) {
        return Arrays.stream(IssueType.values())
                .filter(type -> project.type().equals("software") || type == IssueType.TASK)
                .map(type -> issueType(call, type))
                .toList();
    }
}
