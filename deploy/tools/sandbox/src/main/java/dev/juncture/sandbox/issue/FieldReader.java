package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Priority;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Sprint;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Converts the JSON that a caller sent for a field into the field's value. Its errors have Jira's wording. */
final class FieldReader {
    private final JiraCall call;
    private final Project project;

    FieldReader(JiraCall call, Project project) {
        this.call = call;
        this.project = project;
    }

    /**
     * Returns the new value of a field, or nothing if the caller clears the field.
     *
     * @throws InvalidFieldException if the field does not accept the value
     */
    Optional<Object> read(Field field, JsonNode sent) {
        if (sent.isNull()) {
            return Optional.empty();
        }
        return switch (field.kind()) {
            case TEXT -> Optional.of(FieldValues.line(field, sent));
            case DOCUMENT -> Optional.of(FieldValues.document(sent));
            case NUMBER -> Optional.of(FieldValues.number(sent));
            case DATE -> FieldValues.date(sent);
            case TIME -> FieldValues.time(sent);
            case LABELS -> Optional.of(FieldValues.labels(sent));
            case OPTION -> Optional.of(FieldValues.option(field, sent));
            case OPTIONS ->
                Optional.of(FieldValues.array(sent).stream()
                        .map(each -> FieldValues.option(field, each))
                        .toList());
            case USER -> user(field, sent);
            case PRIORITY -> Optional.of(priority(sent));
            case ISSUE_TYPE -> Optional.of(issueType(sent));
            case PARENT ->
                sent.path("none").asBoolean(false)
                        ? Optional.empty()
                        : Optional.of(parent(sent).id());
            case SPRINTS -> Optional.of(List.of(sprint(sent).id()));
            case TIME_TRACKING -> Optional.of(FieldValues.timeTracking(sent));
            case LIST -> list(field, sent);
            default ->
                throw new InvalidFieldException(
                        "Field '" + field.id() + "' cannot be set. It is not on the appropriate screen, or unknown.");
        };
    }

    /** The id {@code -1} means the project's default assignee. No project here has one. */
    private Optional<Object> user(Field field, JsonNode sent) {
        String accountId = FieldValues.word(sent, "accountId").isEmpty()
                ? FieldValues.word(sent, "id")
                : FieldValues.word(sent, "accountId");
        if (sent.isObject()
                && (accountId.equals("-1")
                        || sent.path("id").isNull()
                        || sent.path("accountId").isNull())) {
            return Optional.empty();
        }
        if (accountId.isEmpty()) {
            throw new InvalidFieldException("expected Object containing an 'accountId' property");
        }
        Person person = call.site()
                .person(accountId)
                .orElseThrow(() -> new InvalidFieldException("User '" + accountId + "' does not exist."));
        if (person.former() && field.id().equals("assignee")) {
            throw new InvalidFieldException("User '" + accountId + "' cannot be assigned issues.");
        }
        return Optional.of(person);
    }

    private static Priority priority(JsonNode sent) {
        String id =
                FieldValues.word(sent, "id").isEmpty() ? FieldValues.word(sent, "name") : FieldValues.word(sent, "id");
        if (id.isEmpty()) {
            throw new InvalidFieldException("Specify the Priority (id or name) in the string format");
        }
        return Priority.find(id).orElseThrow(() -> new InvalidFieldException("The priority selected is invalid."));
    }

    IssueType issueType(JsonNode sent) {
        String id =
                FieldValues.word(sent, "id").isEmpty() ? FieldValues.word(sent, "name") : FieldValues.word(sent, "id");
        if (id.isEmpty()) {
            throw new InvalidFieldException("Specify an issue type");
        }
        return IssueType.find(id)
                .filter(type -> IssueType.of(project.workflow()).contains(type))
                .orElseThrow(() -> new InvalidFieldException("Specify a valid issue type"));
    }

    Issue parent(JsonNode sent) {
        String key =
                FieldValues.word(sent, "id").isEmpty() ? FieldValues.word(sent, "key") : FieldValues.word(sent, "id");
        if (key.isEmpty()) {
            throw new InvalidFieldException("data was not an object with an 'id' or a 'key'");
        }
        return call.store()
                .issue(key)
                .orElseThrow(() -> new InvalidFieldException("Could not find issue by id or key."));
    }

    private Sprint sprint(JsonNode sent) {
        if (!sent.isNumber()) {
            throw new InvalidFieldException("Number value expected as the Sprint id.");
        }
        Sprint sprint = call.store()
                .sprint(sent.asLong())
                .orElseThrow(() -> new InvalidFieldException("Sprint with id " + sent.asLong() + " does not exist."));
        if (sprint.state() == Sprint.State.CLOSED) {
            throw new InvalidFieldException("Issue can be assigned only active or future sprints.");
        }
        return sprint;
    }

    /** Rejects every component and version, because no site here has any. */
    private static Optional<Object> list(Field field, JsonNode sent) {
        for (JsonNode each : FieldValues.array(sent)) {
            String what = field.id().equals("components") ? "Component" : "Version";
            throw new InvalidFieldException(what + " name '" + FieldValues.word(each, "name") + "' is not valid");
        }
        return Optional.empty();
    }
}
