package dev.juncture.sandbox.activity;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.Page;
import dev.juncture.sandbox.jira.UserJson;
import dev.juncture.sandbox.store.Change;
import dev.juncture.sandbox.world.Issue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history of an issue: {@code /rest/api/3/issue/{issueIdOrKey}/changelog}. */
final class Changelogs {
    private static final int PAGE = 100;

    private Changelogs() {}

    static Answer list(JiraCall call) {
        Issue issue = call.issue();
        List<Change> changes = call.store().activity().changes(issue.id());
        Page page = Page.of(call, PAGE, PAGE);
        call.tally().objects(page.cut(changes).size());
        return page.bean(call, changes, change -> change(call, change));
    }

    private static Map<String, @Nullable Object> change(JiraCall call, Change change) {
        return Json.object(
                "id", String.valueOf(change.id()),
                "author", UserJson.user(call, change.author()),
                "created", call.time(change.at()),
                "items", change.items().stream().map(item -> item(call, item)).toList());
    }

    private static Map<String, @Nullable Object> item(JiraCall call, Change.Item item) {
        if (item.field().equals("resolutiondate")) {
            // A transition to a done status sets the resolution and its date too.
            return item("resolution", "jira", "resolution", resolution(item.before()), resolution(item.after()));
        }
        Field field = Fields.byId(item.field()).orElseThrow();
        return item(
                field.isCustom() ? field.name() : field.id(),
                field.isCustom() ? "custom" : "jira",
                field.id(),
                ChangedValue.of(call, item.before()),
                ChangedValue.of(call, item.after()));
    }

    private static ChangedValue resolution(Optional<Object> date) {
        return date.isPresent() ? new ChangedValue("10000", "Done") : ChangedValue.NONE;
    }

    private static Map<String, @Nullable Object> item(
            String name, String type, String id, ChangedValue before, ChangedValue after) {
        return Json.object(
                "field", name,
                "fieldtype", type,
                "fieldId", id,
                "from", before.id(),
                "fromString", before.text(),
                "to", after.id(),
                "toString", after.text());
    }
}
