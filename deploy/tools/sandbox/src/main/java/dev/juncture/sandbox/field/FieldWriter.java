package dev.juncture.sandbox.field;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.ProjectJson;
import dev.juncture.sandbox.jira.Translations;
import dev.juncture.sandbox.jira.UserJson;
import dev.juncture.sandbox.store.Link;
import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.LinkType;
import dev.juncture.sandbox.world.Option;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Priority;
import dev.juncture.sandbox.world.Sprint;
import dev.juncture.sandbox.world.Status;
import dev.juncture.sandbox.world.TimeTracking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the fields of issues as version 3 of Jira's API does. */
public final class FieldWriter {
    private FieldWriter() {}

    static @Nullable Object write(JiraCall call, Issue issue, Field field) {
        return switch (field.id()) {
            case "project" -> ProjectJson.brief(call, call.store().projectOf(issue));
            case "creator" -> UserJson.user(call, issue.creator());
            case "created" -> call.time(issue.created());
            case "updated" -> call.time(issue.updated());
            case "resolution" -> issue.status() == Status.DONE ? resolution(call) : null;
            case "parent" -> parent(call, issue);
            case "subtasks" ->
                call.store().subtasks(issue).stream()
                        .map(child -> linked(call, child))
                        .toList();
            case "issuelinks" ->
                call.store().activity().links(issue.id()).stream()
                        .map(link -> link(call, issue, link))
                        .toList();
            case "components", "fixVersions", "versions" -> List.of();
            case "comment" -> CommentJson.field(call, issue);
            case "attachment" ->
                call.store().details().attachments(issue.id()).stream()
                        .map(file -> AttachmentJson.attachment(call, file, String.valueOf(file.id())))
                        .toList();
            case "timespent" ->
                tracked(issue)
                        .map(TimeTracking::spent)
                        .filter(spent -> spent > 0)
                        .orElse(null);
            case "timeestimate" -> tracked(issue).map(TimeTracking::remaining).orElse(null);
            case "timeoriginalestimate" ->
                tracked(issue).map(TimeTracking::original).orElse(null);
            case "progress" -> progress(issue);
            case "timetracking" -> tracked(issue).map(FieldWriter::timeTracking).orElseGet(Json::object);
            case "labels" -> issue.labels();
            case Fields.RANK -> String.format(Locale.ROOT, "0|i%05d:", issue.number());
            default -> value(call, issue.values().get(field.id()));
        };
    }

    public static Map<String, @Nullable Object> priority(JiraCall call, Priority priority) {
        Map<String, @Nullable Object> json = Json.object(
                "self",
                call.api("/rest/api/3/priority/" + priority.id),
                "id",
                priority.id,
                "name",
                priority.label,
                "iconUrl",
                call.sandboxUrl() + "/avatars/" + priority.label.toLowerCase(Locale.ROOT) + ".svg");
        return Translations.translate(call, json);
    }

    public static Map<String, @Nullable Object> option(JiraCall call, Option option) {
        return Json.object(
                "self", call.api("/rest/api/3/customFieldOption/" + option.id()),
                "id", option.id(),
                "value", option.value());
    }

    private static @Nullable Object value(JiraCall call, @Nullable Object value) {
        if (value instanceof Document document) {
            return document.json();
        } else if (value instanceof Person person) {
            return UserJson.user(call, person);
        } else if (value instanceof Priority priority) {
            return priority(call, priority);
        } else if (value instanceof Status status) {
            return ProjectJson.status(call, status);
        } else if (value instanceof IssueType type) {
            return ProjectJson.issueType(call, type);
        } else if (value instanceof Option option) {
            return option(call, option);
        } else if (value instanceof Instant instant) {
            return call.time(instant);
        } else if (value instanceof LocalDate date) {
            return date.toString();
        } else if (value instanceof List<?> values) {
            return values.stream()
                    .map(each -> each instanceof Long sprint ? sprint(call, sprint) : value(call, each))
                    .toList();
        }
        return value;
    }

    /** Returns a sprint as the sprint field shows it. A sprint's own address shows it differently. */
    private static @Nullable Object sprint(JiraCall call, long id) {
        Optional<Sprint> found = call.store().sprint(id);
        return found.map(sprint -> {
                    Map<String, @Nullable Object> json = Json.object(
                            "id", sprint.id(),
                            "name", sprint.name(),
                            "state", sprint.state().name().toLowerCase(Locale.ROOT),
                            "boardId", sprint.boardId(),
                            "goal", sprint.goal());
                    sprint.start().ifPresent(start -> json.put("startDate", start));
                    sprint.end().ifPresent(end -> json.put("endDate", end));
                    sprint.completed().ifPresent(at -> json.put("completeDate", at));
                    return json;
                })
                .orElse(null);
    }

    private static @Nullable Object parent(JiraCall call, Issue issue) {
        return issue.parent()
                .flatMap(call.store()::issue)
                .map(parent -> linked(call, parent))
                .orElse(null);
    }

    /** Returns a link as one of its two issues shows it: with the other issue. */
    private static Map<String, @Nullable Object> link(JiraCall call, Issue shown, Link link) {
        boolean outward = link.from() == shown.id();
        Issue other = call.store().issue(outward ? link.to() : link.from()).orElseThrow();
        return Json.object(
                "id",
                String.valueOf(link.id()),
                "self",
                call.api("/rest/api/3/issueLink/" + link.id()),
                "type",
                linkType(call, link.type()),
                outward ? "outwardIssue" : "inwardIssue",
                linked(call, other));
    }

    public static Map<String, @Nullable Object> linkType(JiraCall call, LinkType type) {
        return Json.object(
                "id", type.id,
                "name", type.label,
                "inward", type.inward,
                "outward", type.outward,
                "self", call.api("/rest/api/3/issueLinkType/" + type.id));
    }

    /** Returns an issue as a part of another one. */
    private static Map<String, @Nullable Object> linked(JiraCall call, Issue issue) {
        return Json.object(
                "id",
                String.valueOf(issue.id()),
                "key",
                issue.key(),
                "self",
                call.api("/rest/api/3/issue/" + issue.id()),
                "fields",
                Json.object(
                        "summary", issue.summary(),
                        "status", ProjectJson.status(call, issue.status()),
                        "priority",
                                issue.priority()
                                        .map(priority -> priority(call, priority))
                                        .orElse(null),
                        "issuetype", ProjectJson.issueType(call, issue.type())));
    }

    private static Object resolution(JiraCall call) {
        return Json.object(
                "self", call.api("/rest/api/3/resolution/10000"),
                "id", "10000",
                "name", "Done",
                "description", "Work has been completed on this issue.");
    }

    private static Optional<TimeTracking> tracked(Issue issue) {
        return issue.value("timetracking", TimeTracking.class);
    }

    private static Map<String, @Nullable Object> timeTracking(TimeTracking tracked) {
        Map<String, @Nullable Object> json = Json.object(
                "originalEstimate", TimeTracking.words(tracked.original()),
                "remainingEstimate", TimeTracking.words(tracked.remaining()),
                "originalEstimateSeconds", tracked.original(),
                "remainingEstimateSeconds", tracked.remaining());
        if (tracked.spent() > 0) {
            json.put("timeSpent", TimeTracking.words(tracked.spent()));
            json.put("timeSpentSeconds", tracked.spent());
        }
        return json;
    }

    private static Object progress(Issue issue) {
        long spent = tracked(issue).map(TimeTracking::spent).orElse(0L);
        long total = spent + tracked(issue).map(TimeTracking::remaining).orElse(0L);
        return Json.object("progress", spent, "total", total);
    }
}
