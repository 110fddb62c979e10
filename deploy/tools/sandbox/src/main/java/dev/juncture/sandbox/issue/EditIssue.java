package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.field.IssueJson;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.store.Comment;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Changes an issue: {@code PUT /rest/api/3/issue/{issueIdOrKey}} and {@code PUT …/assignee}. */
final class EditIssue {

    private EditIssue() {}

    static Answer answer(JiraCall call) {
        Issue before = call.issue();
        JsonNode body = call.body();
        if (!body.has("fields") && !body.has("update") && !body.has("properties")) {
            throw JiraRefusal.sentence(400, "one of 'fields' or 'update' required");
        }
        Issue after = edit(call, before, body);
        if (!call.flag("returnIssue")) {
            return Answer.empty(204);
        }
        return Answer.json(200, IssueJson.whole(call, after, Set.of("*all"), call.list("expand")));
    }

    static Answer assign(JiraCall call) {
        Issue issue = call.issue();
        JsonNode body = call.body();
        if (!body.has("accountId")) {
            throw JiraRefusal.sentence(
                    400, "'accountId' must be the only user identifying query parameter in GDPR strict mode.");
        }
        Map<String, @Nullable Object> change = new HashMap<>();
        try {
            Field assignee = Fields.byId("assignee").orElseThrow();
            change.put(
                    "assignee",
                    new FieldReader(call, call.store().projectOf(issue))
                            .read(assignee, body)
                            .orElse(null));
        } catch (InvalidFieldException invalid) {
            throw JiraRefusal.field("assignee", String.valueOf(invalid.getMessage()));
        }
        call.store().update(issue.id(), change, call.caller());
        return Answer.empty(204);
    }

    private static Issue edit(JiraCall call, Issue before, JsonNode body) {
        Project project = call.store().projectOf(before);
        FieldReader reader = new FieldReader(call, project);
        Screen screen = Screen.edit(project, before.type());
        IssueInput input = new IssueInput(screen, reader, before.values()::get);
        input.read(body);
        input.values().forEach((field, value) -> {
            if (value == null && field.equals("summary")) {
                input.fail(field, "You must specify a summary of the issue.");
            } else if (value == null && screen.required().contains(field)) {
                input.fail(field, Fields.byId(field).orElseThrow().name() + " is required.");
            }
        });
        if (input.values().get("summary") instanceof String summary && summary.isBlank()) {
            input.fail("summary", "You must specify a summary of the issue.");
        }
        if (input.values().get("issuetype") instanceof IssueType type
                && type.subtask() != before.type().subtask()) {
            input.fail("issuetype", "Specify a valid issue type");
        }
        IssueType type = input.values().get("issuetype") instanceof IssueType changed ? changed : before.type();
        Hierarchy.check(call.store(), project, type, input.values(), input);
        Map<String, JsonNode> properties = IssueProperties.read(body, input);
        input.refuseErrors();
        List<Comment.Draft> comments =
                input.comments().stream().map(NewComments::draft).toList();
        NewComments.add(call, before.id(), comments);
        properties.forEach((key, value) -> call.store().details().setProperty(before.id(), key, value));
        return call.store().update(before.id(), input.values(), call.caller()).orElseThrow(JiraRefusal::noIssue);
    }
}
