package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Priority;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Status;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Creates an issue: {@code POST /rest/api/3/issue}. */
final class CreateIssue {

    private CreateIssue() {}

    static Answer answer(JiraCall call) {
        JsonNode body = call.body();
        if (body.isEmpty()) {
            throw JiraRefusal.sentence(400, "No Issue Create payload supplied");
        }
        Issue issue = create(call, body);
        return Answer.json(201, created(call, issue));
    }

    static Map<String, ?> created(JiraCall call, Issue issue) {
        return Json.object(
                "id", String.valueOf(issue.id()),
                "key", issue.key(),
                "self", call.api("/rest/api/3/issue/" + issue.id()));
    }

    /** @throws JiraRefusal 400 with all errors */
    static Issue create(JiraCall call, JsonNode body) {
        Project project = project(call, body.path("fields").path("project"));
        FieldReader reader = new FieldReader(call, project);
        IssueType type = type(reader, body.path("fields").path("issuetype"));
        Screen screen = Screen.create(project, type);
        IssueInput input = new IssueInput(screen, reader, unused -> null);
        input.read(body);
        // Defaults come first: a caller that clears a required field must get an error.
        Map<String, Object> values = new HashMap<>();
        values.put("issuetype", type);
        values.put("status", Status.TO_DO);
        values.put("reporter", call.caller());
        values.put("priority", Priority.MEDIUM);
        input.values().forEach((field, value) -> {
            values.remove(field);
            if (value != null) {
                values.put(field, value);
            }
        });
        require(screen, values, type, input);
        Hierarchy.check(call.store(), project, type, values, input);
        Map<String, JsonNode> properties = IssueProperties.read(body, input);
        input.refuseErrors();
        Issue issue = call.store().create(project, call.caller(), values);
        properties.forEach((key, value) -> call.store().details().setProperty(issue.id(), key, value));
        return issue;
    }

    private static Project project(JiraCall call, JsonNode sent) {
        String id =
                FieldValues.word(sent, "id").isEmpty() ? FieldValues.word(sent, "key") : FieldValues.word(sent, "id");
        return call.store()
                .project(id)
                .orElseThrow(() -> JiraRefusal.field("project", "Specify a valid project ID or key"));
    }

    private static IssueType type(FieldReader reader, JsonNode sent) {
        try {
            return reader.issueType(sent);
        } catch (InvalidFieldException invalid) {
            throw JiraRefusal.field("issuetype", String.valueOf(invalid.getMessage()));
        }
    }

    private static void require(Screen screen, Map<String, Object> values, IssueType type, IssueInput input) {
        for (Field field : screen.fields()) {
            Object value = values.get(field.id());
            boolean empty = value == null || (value instanceof String text && text.isBlank());
            if (!screen.requires(field) || !empty || field.id().equals("project")) {
                continue;
            }
            input.fail(
                    field.id(),
                    switch (field.id()) {
                        case "summary" -> "You must specify a summary of the issue.";
                        case "parent" -> "Issue type is a sub-task but parent issue key or id not specified.";
                        default -> field.name() + " is required.";
                    });
        }
    }
}
