package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.field.FieldWriter;
import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.Page;
import dev.juncture.sandbox.world.Priority;
import dev.juncture.sandbox.world.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the fields, priorities and statuses of a site. */
final class Catalogue {
    private static final int PAGE = 50;

    private Catalogue() {}

    static Answer fields(JiraCall call) {
        return Answer.json(200, Fields.ALL.stream().map(Catalogue::field).toList());
    }

    static Answer searchFields(JiraCall call) {
        String query = call.query().first("query").orElse("").toLowerCase(Locale.ROOT);
        Set<String> ids = call.list("id");
        Set<String> types = call.list("type");
        List<Field> found = Fields.ALL.stream()
                .filter(field -> field.name().toLowerCase(Locale.ROOT).contains(query))
                .filter(field -> ids.isEmpty() || ids.contains(field.id()))
                .filter(field -> types.isEmpty() || types.contains(field.isCustom() ? "custom" : "system"))
                .toList();
        Page page = Page.of(call, PAGE, PAGE);
        call.tally().objects(page.cut(found).size());
        return page.bean(
                call, found, field -> Json.object("id", field.id(), "name", field.name(), "schema", field.schema()));
    }

    static Answer priorities(JiraCall call) {
        return Answer.json(
                200,
                Arrays.stream(Priority.values())
                        .map(priority -> priority(call, priority))
                        .toList());
    }

    static Answer searchPriorities(JiraCall call) {
        Set<String> ids = call.list("id");
        String name = call.query().first("priorityName").orElse("").toLowerCase(Locale.ROOT);
        List<Priority> found = Arrays.stream(Priority.values())
                .filter(priority -> ids.isEmpty() || ids.contains(priority.id))
                .filter(priority -> priority.label.toLowerCase(Locale.ROOT).contains(name))
                .toList();
        return Page.of(call, PAGE, PAGE).bean(call, found, priority -> {
            Map<String, @Nullable Object> json = priority(call, priority);
            json.put("isDefault", priority == Priority.MEDIUM);
            return json;
        });
    }

    static Answer searchStatuses(JiraCall call) {
        String text = call.query().first("searchString").orElse("").toLowerCase(Locale.ROOT);
        List<Status> found = Arrays.stream(Status.values())
                .filter(status -> status.label.toLowerCase(Locale.ROOT).contains(text))
                .toList();
        return Page.of(call, 200, 200)
                .bean(
                        call,
                        found,
                        status -> Json.object(
                                "id",
                                status.id,
                                "name",
                                status.label,
                                "description",
                                "",
                                "scope",
                                Json.object("type", "GLOBAL"),
                                "statusCategory",
                                switch (status.categoryKey) {
                                    case "new" -> "TODO";
                                    case "done" -> "DONE";
                                    default -> "IN_PROGRESS";
                                }));
    }

    private static Map<String, @Nullable Object> priority(JiraCall call, Priority priority) {
        Map<String, @Nullable Object> json = FieldWriter.priority(call, priority);
        json.put("description", priority.description);
        json.put("statusColor", priority.colour);
        return json;
    }

    private static Map<String, @Nullable Object> field(Field field) {
        List<String> clauses = new ArrayList<>(List.of(field.clause()));
        if (field.isCustom()) {
            clauses.add(0, "cf[" + field.number() + "]");
        }
        return Json.object(
                "id", field.id(),
                "key", field.id(),
                "name", field.name(),
                "custom", field.isCustom(),
                "orderable", true,
                "navigable", field.navigable(),
                "searchable", true,
                "clauseNames", clauses,
                "schema", field.schema());
    }
}
