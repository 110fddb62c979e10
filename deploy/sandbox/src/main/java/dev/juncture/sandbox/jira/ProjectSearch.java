package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Params;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Project;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code GET /rest/api/3/project/search} and {@code GET /rest/api/3/project/{projectIdOrKey}}. */
final class ProjectSearch {
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private ProjectSearch() {}

    static Answer answer(JiraCall call) {
        int startAt = Math.max(0, call.number("startAt").orElse(0));
        int pageSize =
                Math.min(LARGEST_PAGE, Math.max(1, call.number("maxResults").orElse(DEFAULT_PAGE)));
        Set<String> expand = list(call.query(), "expand");
        List<Project> found = call.site().projects().stream()
                .filter(project -> matches(call.query(), project))
                .sorted(order(call.query().first("orderBy").orElse("key")))
                .toList();
        List<Map<String, @Nullable Object>> values = found.stream()
                .skip(startAt)
                .limit(pageSize)
                .map(project -> ProjectJson.project(call, project, expand))
                .toList();
        boolean last = startAt + values.size() >= found.size();
        Map<String, @Nullable Object> page = Json.object("self", page(call, startAt, pageSize));
        if (!last) {
            page.put("nextPage", page(call, startAt + pageSize, pageSize));
        }
        page.put("maxResults", pageSize);
        page.put("startAt", startAt);
        page.put("total", found.size());
        page.put("isLast", last);
        page.put("values", values);
        return Answer.json(200, page);
    }

    static Answer one(JiraCall call) {
        String idOrKey = call.request().variable("projectIdOrKey");
        Project project = call.site().project(idOrKey).orElseThrow(() -> {
            String what = idOrKey.matches("\\d+") ? "id" : "key";
            return JiraRefusal.sentence(404, "No project could be found with " + what + " '" + idOrKey + "'.");
        });
        Map<String, @Nullable Object> json =
                ProjectJson.project(call, project, Set.of("description", "lead", "issueTypes"));
        json.put("assigneeType", "UNASSIGNED");
        json.put("components", List.of());
        json.put("versions", List.of());
        json.put("roles", Json.object());
        return Answer.json(200, json);
    }

    private static boolean matches(Params query, Project project) {
        String text = query.first("query").orElse("").toLowerCase(Locale.ROOT);
        Set<String> keys = list(query, "keys");
        Set<String> ids = list(query, "id");
        Set<String> types = list(query, "typeKey");
        return (project.key().toLowerCase(Locale.ROOT).contains(text)
                        || project.name().toLowerCase(Locale.ROOT).contains(text))
                && (keys.isEmpty() || keys.contains(project.key()))
                && (ids.isEmpty() || ids.contains(project.id()))
                && (types.isEmpty() || types.contains(project.type()));
    }

    private static Comparator<Project> order(String orderBy) {
        // A plus sign that was not encoded arrives as a space.
        String field = orderBy.trim().replaceFirst("^[+-]", "");
        Comparator<Project> order = switch (field) {
            case "key" -> Comparator.comparing(Project::key);
            case "name" -> Comparator.comparing(Project::name);
            case "owner" -> Comparator.comparing(project -> project.lead().name());
            case "issueCount" ->
                Comparator.comparing(project -> project.issues().size());
            case "lastIssueUpdatedDate" -> Comparator.comparing(ProjectSearch::lastUpdate);
            case "category", "archivedDate", "deletedDate" -> Comparator.comparing(unused -> 0);
            default -> throw JiraRefusal.sentence(400, "The value '" + orderBy + "' is not valid for orderBy.");
        };
        return orderBy.startsWith("-") ? order.reversed() : order;
    }

    private static Instant lastUpdate(Project project) {
        return project.issues().stream()
                .map(Issue::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Values that may come comma separated, repeated, or both. */
    private static Set<String> list(Params query, String name) {
        return query.all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String page(JiraCall call, int startAt, int pageSize) {
        StringBuilder address = new StringBuilder(call.api("/rest/api/3/project/search"));
        address.append("?startAt=").append(startAt).append("&maxResults=").append(pageSize);
        call.query().values().forEach((name, values) -> {
            if (!name.equals("startAt") && !name.equals("maxResults")) {
                values.forEach(value -> address.append('&')
                        .append(Params.encode(name))
                        .append('=')
                        .append(Params.encode(value)));
            }
        });
        return address.toString();
    }
}
