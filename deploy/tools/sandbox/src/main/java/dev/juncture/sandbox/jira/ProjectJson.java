package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Status;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Projects, issue types and statuses as Jira shows them. */
public final class ProjectJson {

    private ProjectJson() {}

    /** Returns a project. Description, lead and issue types are included only if {@code expand} asks for them. */
    public static Map<String, @Nullable Object> project(JiraCall call, Project project, Set<String> expand) {
        Map<String, @Nullable Object> json = brief(call, project);
        json.put("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight");
        json.put("style", project.teamManaged() ? "next-gen" : "classic");
        json.put("isPrivate", false);
        json.put("properties", Json.object());
        json.put(
                "uuid",
                UUID.nameUUIDFromBytes((call.site().cloudId() + project.id()).getBytes(StandardCharsets.UTF_8))
                        .toString());
        if (expand.contains("description")) {
            json.put("description", project.description());
        }
        if (expand.contains("lead")) {
            json.put("lead", UserJson.user(call, project.lead()));
        }
        if (expand.contains("issueTypes")) {
            json.put(
                    "issueTypes",
                    IssueType.of(project.workflow()).stream()
                            .map(type -> issueType(call, type))
                            .toList());
        }
        return json;
    }

    /** Returns a project as the field {@code project} of an issue shows it. */
    public static Map<String, @Nullable Object> brief(JiraCall call, Project project) {
        return Json.object(
                "self", call.api("/rest/api/3/project/" + project.id()),
                "id", project.id(),
                "key", project.key(),
                "name", project.name(),
                "projectTypeKey", project.type(),
                "simplified", project.teamManaged(),
                "avatarUrls", call.avatars(avatar(call, project)));
    }

    public static String avatar(JiraCall call, Project project) {
        return project.key().toLowerCase(Locale.ROOT) + "-" + call.site().slug();
    }

    public static Map<String, @Nullable Object> issueType(JiraCall call, IssueType type) {
        Map<String, @Nullable Object> json = Json.object(
                "self", call.api("/rest/api/3/issuetype/" + type.id),
                "id", type.id,
                "name", type.label,
                "description", type.description,
                "iconUrl", call.sandboxUrl() + "/avatars/" + type.label.toLowerCase(Locale.ROOT) + ".svg",
                "subtask", type.subtask(),
                "hierarchyLevel", type.hierarchyLevel);
        return Translations.translate(call, json);
    }

    public static Map<String, @Nullable Object> status(JiraCall call, Status status) {
        Map<String, @Nullable Object> json = Json.object(
                "self",
                call.api("/rest/api/3/status/" + status.id),
                "id",
                status.id,
                "name",
                status.label,
                "description",
                "",
                "iconUrl",
                call.sandboxUrl() + "/avatars/" + status.categoryKey + ".svg",
                "statusCategory",
                Json.object(
                        "self", call.api("/rest/api/3/statuscategory/" + status.categoryId),
                        "id", status.categoryId,
                        "key", status.categoryKey,
                        "colorName", status.colour,
                        "name", status.categoryName));
        return Translations.translate(call, json);
    }
}
