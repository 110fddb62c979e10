package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Option;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Priority;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Sprint;
import dev.juncture.sandbox.world.TimeTracking;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Turns what a caller sent for a field into what the field holds, or says in Jira's words what is wrong with it. */
final class FieldReader {
    static final int LONGEST_TEXT = 32_767;

    private static final int LONGEST_LINE = 255;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS[XXX][XX]", Locale.ROOT);

    private final JiraCall call;
    private final Project project;

    FieldReader(JiraCall call, Project project) {
        this.call = call;
        this.project = project;
    }

    /** What is wrong with one field. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    /** Empty when the caller emptied the field. */
    Optional<Object> read(Field field, JsonNode sent) {
        if (sent.isNull()) {
            return Optional.empty();
        }
        return switch (field.kind()) {
            case TEXT -> Optional.of(line(field, sent));
            case DOCUMENT -> Optional.of(document(sent));
            case NUMBER -> Optional.of(number(sent));
            case DATE -> date(sent);
            case TIME -> time(sent);
            case LABELS -> Optional.of(labels(sent));
            case OPTION -> Optional.of(option(field, sent));
            case OPTIONS ->
                Optional.of(
                        array(sent).stream().map(each -> option(field, each)).toList());
            case USER -> user(field, sent);
            case PRIORITY -> Optional.of(priority(sent));
            case ISSUE_TYPE -> Optional.of(issueType(sent));
            case PARENT -> Optional.of(parent(sent).id());
            case SPRINTS -> Optional.of(List.of(sprint(sent).id()));
            case TIME_TRACKING -> Optional.of(timeTracking(sent));
            case LIST -> list(field, sent);
            default ->
                throw new Wrong(
                        "Field '" + field.id() + "' cannot be set. It is not on the appropriate screen, or unknown.");
        };
    }

    private static String line(Field field, JsonNode sent) {
        if (!sent.isString()) {
            throw new Wrong("Operation value must be a string");
        }
        String text = sent.asString();
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new Wrong("The " + field.name().toLowerCase(Locale.ROOT)
                    + " is invalid because it contains newline characters.");
        }
        if (text.length() > LONGEST_LINE) {
            throw new Wrong(field.name() + " can't exceed 255 characters.");
        }
        return text;
    }

    static Document document(JsonNode sent) {
        if (!Adf.isDocument(sent)) {
            throw new Wrong("Operation value must be an Atlassian Document (see the Atlassian Document Format)");
        }
        // The document itself is measured, not only its words.
        if (sent.toString().length() > LONGEST_TEXT) {
            throw new Wrong("The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
        }
        return Document.of(sent);
    }

    private static Double number(JsonNode sent) {
        if (!sent.isNumber()) {
            throw new Wrong("Operation value must be a number");
        }
        return sent.asDouble();
    }

    private static Optional<Object> date(JsonNode sent) {
        String text = text(sent);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            throw new Wrong("Operation value must be in the format 'yyyy-MM-dd'");
        }
    }

    private static Optional<Object> time(JsonNode sent) {
        String text = text(sent);
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeException unreadable) {
            throw new Wrong("Operation value must be in the format 'yyyy-MM-dd'T'HH:mm:ss.SSSZ'");
        }
    }

    private static List<String> labels(JsonNode sent) {
        List<String> labels = new ArrayList<>();
        for (JsonNode each : array(sent)) {
            String label = text(each);
            if (label.matches(".*\\s.*")) {
                throw new Wrong("The label '" + label + "' contains spaces which is invalid.");
            }
            if (label.length() > LONGEST_LINE) {
                throw new Wrong("The label '" + label + "' exceeds the maximum length for a single label of 255.");
            }
            if (!labels.contains(label)) {
                labels.add(label);
            }
        }
        labels.sort(null);
        return List.copyOf(labels);
    }

    static Option option(Field field, JsonNode sent) {
        String id = word(sent, "id");
        String value = word(sent, "value");
        if (id.isEmpty() && value.isEmpty()) {
            throw new Wrong("Specify a valid 'id' or 'name' for " + field.name());
        }
        return field.options().stream()
                .filter(option -> id.isEmpty()
                        ? option.value().equals(value)
                        : option.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Wrong(
                        id.isEmpty()
                                ? "Option value '" + value + "' is not valid"
                                : "Option id '" + id + "' is not valid"));
    }

    /** {@code -1} asks for the project's default, which is nobody. */
    private Optional<Object> user(Field field, JsonNode sent) {
        String accountId = word(sent, "accountId").isEmpty() ? word(sent, "id") : word(sent, "accountId");
        if (sent.isObject()
                && (accountId.equals("-1")
                        || sent.path("id").isNull()
                        || sent.path("accountId").isNull())) {
            return Optional.empty();
        }
        if (accountId.isEmpty()) {
            throw new Wrong("expected Object containing an 'accountId' property");
        }
        Person person =
                call.site().person(accountId).orElseThrow(() -> new Wrong("User '" + accountId + "' does not exist."));
        if (person.former() && field.id().equals("assignee")) {
            throw new Wrong("User '" + accountId + "' cannot be assigned issues.");
        }
        return Optional.of(person);
    }

    private static Priority priority(JsonNode sent) {
        String id = word(sent, "id").isEmpty() ? word(sent, "name") : word(sent, "id");
        if (id.isEmpty()) {
            throw new Wrong("Specify the Priority (id or name) in the string format");
        }
        return Priority.find(id).orElseThrow(() -> new Wrong("The priority selected is invalid."));
    }

    IssueType issueType(JsonNode sent) {
        String id = word(sent, "id").isEmpty() ? word(sent, "name") : word(sent, "id");
        if (id.isEmpty()) {
            throw new Wrong("Specify an issue type");
        }
        return IssueType.find(id)
                .filter(type -> IssueType.of(project.workflow()).contains(type))
                .orElseThrow(() -> new Wrong("Specify a valid issue type"));
    }

    Issue parent(JsonNode sent) {
        String key = word(sent, "id").isEmpty() ? word(sent, "key") : word(sent, "id");
        if (key.isEmpty()) {
            throw new Wrong("data was not an object with an 'id' or a 'key'");
        }
        return call.store().issue(key).orElseThrow(() -> new Wrong("Could not find issue by id or key."));
    }

    private Sprint sprint(JsonNode sent) {
        if (!sent.isNumber()) {
            throw new Wrong("Number value expected as the Sprint id.");
        }
        Sprint sprint = call.store()
                .sprint(sent.asLong())
                .orElseThrow(() -> new Wrong("Sprint with id " + sent.asLong() + " does not exist."));
        if (sprint.state() == Sprint.State.CLOSED) {
            throw new Wrong("Issue can be assigned only active or future sprints.");
        }
        return sprint;
    }

    private static TimeTracking timeTracking(JsonNode sent) {
        long original = TimeTracking.seconds(sent.path("originalEstimate").asString("0m"));
        long remaining = TimeTracking.seconds(sent.path("remainingEstimate")
                .asString(sent.path("originalEstimate").asString("0m")));
        if (original < 0 || remaining < 0) {
            throw new Wrong(
                    "The original estimate must be specified in the time duration format for example: '4d 5h 30m'");
        }
        return new TimeTracking(original, remaining, 0);
    }

    /** No site here has components or versions. */
    private static Optional<Object> list(Field field, JsonNode sent) {
        for (JsonNode each : array(sent)) {
            String what = field.id().equals("components") ? "Component" : "Version";
            throw new Wrong(what + " name '" + word(each, "name") + "' is not valid");
        }
        return Optional.empty();
    }

    private static List<JsonNode> array(JsonNode sent) {
        if (!sent.isArray()) {
            throw new Wrong("data was not an array");
        }
        return List.copyOf(sent.values());
    }

    private static String text(JsonNode sent) {
        if (!sent.isString()) {
            throw new Wrong("Operation value must be a string");
        }
        return sent.asString();
    }

    /** A member that is a string; numbers count for ids, as Jira takes them. */
    static String word(JsonNode sent, String name) {
        JsonNode value = sent.path(name);
        return value.isString() ? value.asString() : value.isIntegralNumber() ? value.toString() : "";
    }
}
