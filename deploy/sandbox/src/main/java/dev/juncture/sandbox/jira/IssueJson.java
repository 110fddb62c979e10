package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Priority;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Status;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Issues as Jira shows them. */
final class IssueJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private IssueJson() {}

    /** The fields that were asked for and nothing else; {@code id} alone when nothing else was. */
    static Map<String, @Nullable Object> issue(JiraCall call, Project project, Issue issue, Set<String> asked) {
        Map<String, @Nullable Object> json = Json.object("id", issue.id());
        boolean fields = needsFields(asked);
        if (fields || asked.contains("key")) {
            json.put("key", issue.key());
            json.put("self", call.api("/rest/api/3/issue/" + issue.id()));
        }
        if (fields) {
            json.put("expand", "operations,versionedRepresentations,editmeta,changelog,renderedFields");
            Map<String, @Nullable Object> all = fields(call, project, issue);
            boolean everything = asked.contains("*all") || asked.contains("*navigable");
            all.keySet().removeIf(name -> asked.contains("-" + name) || !(everything || asked.contains(name)));
            json.put("fields", all);
        }
        return json;
    }

    /** Whether anything beyond id and key is asked for. */
    static boolean needsFields(Set<String> asked) {
        return asked.stream().anyMatch(name -> !name.equals("id") && !name.equals("key") && !name.startsWith("-"));
    }

    private static Map<String, @Nullable Object> fields(JiraCall call, Project project, Issue issue) {
        boolean done = issue.status() == Status.DONE;
        return Json.object(
                "summary", issue.summary(),
                "description", issue.description().isEmpty() ? null : document(issue.description()),
                "issuetype", ProjectJson.issueType(call, issue.type()),
                "status", status(call, issue.status()),
                "priority",
                        issue.priority()
                                .map(priority -> priority(call, priority))
                                .orElse(null),
                "assignee",
                        issue.assignee()
                                .map(person -> UserJson.user(call, person))
                                .orElse(null),
                "reporter", UserJson.user(call, issue.reporter()),
                "project", ProjectJson.brief(call, project),
                "labels", issue.labels(),
                "components", List.of(),
                "fixVersions", List.of(),
                "versions", List.of(),
                "resolution", done ? resolution(call) : null,
                "resolutiondate", done ? time(call, issue.updated()) : null,
                "created", time(call, issue.created()),
                "updated", time(call, issue.updated()));
    }

    /** Jira writes times in the caller's own zone. */
    private static String time(JiraCall call, Instant instant) {
        return TIME.format(instant.atZone(call.caller().timeZone()));
    }

    private static Object status(JiraCall call, Status status) {
        return Json.object(
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
    }

    private static Object priority(JiraCall call, Priority priority) {
        return Json.object(
                "self",
                call.api("/rest/api/3/priority/" + priority.id),
                "id",
                priority.id,
                "name",
                priority.label,
                "iconUrl",
                call.sandboxUrl() + "/avatars/" + priority.label.toLowerCase(Locale.ROOT) + ".svg");
    }

    private static Object resolution(JiraCall call) {
        return Json.object(
                "self", call.api("/rest/api/3/resolution/10000"),
                "id", "10000",
                "name", "Done",
                "description", "Work has been completed on this issue.");
    }

    private static Object document(String text) {
        Object paragraph =
                Json.object("type", "paragraph", "content", List.of(Json.object("type", "text", "text", text)));
        return Json.object("type", "doc", "version", 1, "content", List.of(paragraph));
    }
}
