package dev.juncture.sandbox.activity;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.issue.Documents;
import dev.juncture.sandbox.issue.NewComments;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.Page;
import dev.juncture.sandbox.jira.UserJson;
import dev.juncture.sandbox.store.Worklog;
import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.TimeTracking;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The worklogs of an issue: {@code /rest/api/3/issue/{issueIdOrKey}/worklog}. */
final class Worklogs {
    private static final int LARGEST_PAGE = 5000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private Worklogs() {}

    static Answer list(JiraCall call) {
        Issue issue = call.issue();
        List<Worklog> worklogs = call.store().activity().worklogs(issue.id());
        Page page = Page.of(call, LARGEST_PAGE, LARGEST_PAGE);
        call.tally().objects(page.cut(worklogs).size());
        return Answer.json(200, page.named("worklogs", worklogs, worklog -> json(call, issue, worklog)));
    }

    static Answer add(JiraCall call) {
        Issue issue = call.issue();
        JsonNode body = call.body();
        long seconds = seconds(body);
        Instant started = started(call, body.path("started"));
        Optional<Document> comment = Documents.optional("comment", body.path("comment"));
        Optional<JsonNode> visibility = NewComments.visibility(body.path("visibility"));
        TimeTracking tracked = tracked(call, issue, seconds);
        Worklog worklog = call.store()
                .activity()
                .addWorklog(
                        issue.id(),
                        id -> new Worklog(
                                id, call.caller(), call.store().now(), started, seconds, comment, visibility));
        call.store().update(issue.id(), Map.of("timetracking", tracked), call.caller());
        return Answer.json(201, json(call, issue, worklog));
    }

    private static long seconds(JsonNode body) {
        long seconds = body.has("timeSpent")
                ? TimeTracking.seconds(body.path("timeSpent").asString(""))
                : body.path("timeSpentSeconds").asLong(-1);
        if (seconds < 60) {
            throw JiraRefusal.field("timeLogged", "Invalid time duration entered.");
        }
        return seconds;
    }

    private static Instant started(JiraCall call, JsonNode sent) {
        if (sent.isMissingNode()) {
            return call.store().now();
        }
        try {
            return OffsetDateTime.parse(sent.asString(""), TIME).toInstant();
        } catch (DateTimeException unreadable) {
            throw JiraRefusal.sentence(400, "Worklog start date must be in the format yyyy-MM-dd'T'HH:mm:ss.SSSZ.");
        }
    }

    private static TimeTracking tracked(JiraCall call, Issue issue, long seconds) {
        TimeTracking before = issue.value("timetracking", TimeTracking.class).orElse(new TimeTracking(0, 0, 0));
        String adjust = call.query().first("adjustEstimate").orElse("auto").toLowerCase(Locale.ROOT);
        long remaining = switch (adjust) {
            case "auto" -> before.remaining() - seconds;
            case "leave" -> before.remaining();
            case "new" -> estimate(call, "newEstimate");
            case "manual" -> before.remaining() - estimate(call, "reduceBy");
            default -> throw JiraRefusal.sentence(400, "The value '" + adjust + "' is not valid for adjustEstimate.");
        };
        return new TimeTracking(before.original(), Math.max(0, remaining), before.spent() + seconds);
    }

    private static long estimate(JiraCall call, String name) {
        long seconds = TimeTracking.seconds(call.query().first(name).orElse(""));
        if (seconds < 0) {
            throw JiraRefusal.field(
                    name.equals("newEstimate") ? "newEstimate" : "adjustmentAmount",
                    "You must supply a valid " + (name.equals("newEstimate") ? "new estimate." : "adjustment amount."));
        }
        return seconds;
    }

    private static Map<String, @Nullable Object> json(JiraCall call, Issue issue, Worklog worklog) {
        Map<String, @Nullable Object> json = Json.object(
                "self", call.api("/rest/api/3/issue/" + issue.id() + "/worklog/" + worklog.id()),
                "id", String.valueOf(worklog.id()),
                "issueId", String.valueOf(issue.id()),
                "author", UserJson.user(call, worklog.author()),
                "updateAuthor", UserJson.user(call, worklog.author()),
                "created", call.time(worklog.created()),
                "updated", call.time(worklog.created()),
                "started", call.time(worklog.started()),
                "timeSpent", TimeTracking.words(worklog.seconds()),
                "timeSpentSeconds", worklog.seconds());
        worklog.comment().ifPresent(comment -> json.put("comment", comment.json()));
        worklog.visibility().ifPresent(visibility -> json.put("visibility", visibility));
        return json;
    }
}
