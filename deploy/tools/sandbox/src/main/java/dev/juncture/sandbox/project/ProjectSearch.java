package dev.juncture.sandbox.project;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.Page;
import dev.juncture.sandbox.jira.ProjectJson;
import dev.juncture.sandbox.store.SiteStore;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Project;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code GET /rest/api/3/project/search}. */
final class ProjectSearch {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private ProjectSearch() {}

    static Answer answer(JiraCall call) {
        Page page = Page.of(call, USUAL_PAGE, LARGEST_PAGE);
        Set<String> expand = call.list("expand");
        List<Project> found = call.store().projects().stream()
                .filter(project -> matches(call, project))
                .sorted(order(call.store(), call.query().first("orderBy").orElse("key")))
                .toList();
        call.tally().objects(page.cut(found).size());
        return page.bean(call, found, project -> ProjectJson.project(call, project, expand));
    }

    private static boolean matches(JiraCall call, Project project) {
        String text = call.query().first("query").orElse("").toLowerCase(Locale.ROOT);
        Set<String> keys = call.list("keys");
        Set<String> ids = call.list("id");
        Set<String> types = call.list("typeKey");
        return (project.key().toLowerCase(Locale.ROOT).contains(text)
                        || project.name().toLowerCase(Locale.ROOT).contains(text))
                && (keys.isEmpty() || keys.contains(project.key()))
                && (ids.isEmpty() || ids.contains(project.id()))
                && (types.isEmpty() || types.contains(project.type()));
    }

    private static Comparator<Project> order(SiteStore store, String orderBy) {
        // A plus sign that was not encoded arrives as a space.
        String field = orderBy.trim().replaceFirst("^[+-]", "");
        Comparator<Project> order = switch (field) {
            case "key" -> Comparator.comparing(Project::key);
            case "name" -> Comparator.comparing(Project::name);
            case "owner" -> Comparator.comparing(project -> project.lead().name());
            case "issueCount" -> Comparator.comparing(store::issueCount);
            case "lastIssueUpdatedDate" -> Comparator.comparing(project -> lastUpdate(store, project));
            case "category", "archivedDate", "deletedDate" -> Comparator.comparing(unused -> 0);
            default -> throw JiraRefusal.sentence(400, "The value '" + orderBy + "' is not valid for orderBy.");
        };
        return orderBy.startsWith("-") ? order.reversed() : order;
    }

    private static Instant lastUpdate(SiteStore store, Project project) {
        return store.searchable(List.of())
                .created(project.id(), false, Optional.empty())
                .map(Issue::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
