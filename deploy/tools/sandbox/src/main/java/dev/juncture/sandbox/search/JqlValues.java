package dev.juncture.sandbox.search;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Option;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Priority;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Sprint;
import dev.juncture.sandbox.world.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Converts names in a query to values of issues, such as {@code status = Done} to the status. */
final class JqlValues {
    private final JiraCall call;

    JqlValues(JiraCall call) {
        this.call = call;
    }

    static JiraRefusal unknownFunction(Clause.Operand operand) {
        return JiraRefusal.sentence(
                400,
                "Unable to find JQL function '" + operand.text() + "(" + String.join(", ", operand.arguments())
                        + ")'.");
    }

    /** A function such as {@code openSprints()} has several values. */
    Set<Object> read(Field field, Clause.Operand operand) {
        if (operand.function()) {
            return function(operand);
        }
        String text = operand.text();
        return switch (field.kind()) {
            case PROJECT -> Set.of(project(text).id());
            case STATUS -> Set.of(Status.find(text).orElseThrow(() -> unknown(field, text)));
            case ISSUE_TYPE -> Set.of(IssueType.find(text).orElseThrow(() -> unknown(field, text)));
            case PRIORITY -> Set.of(Priority.find(text).orElseThrow(() -> unknown(field, text)));
            case USER -> Set.of(person(field, text));
            case PARENT -> Set.of(issue(text).id());
            case SPRINTS -> sprints(text);
            case OPTION, OPTIONS -> Set.of(option(field, text));
            case NUMBER -> Set.of(number(field, text));
            case RESOLUTION -> Set.of(resolution(field, text));
            default -> Set.of(text.toLowerCase(Locale.ROOT));
        };
    }

    Issue issue(String key) {
        return call.store()
                .issue(key)
                .orElseThrow(() ->
                        JiraRefusal.sentence(400, "An issue with key '" + key + "' does not exist for field 'key'."));
    }

    private Project project(String text) {
        return call.store().projects().stream()
                .filter(project -> project.id().equals(text)
                        || project.key().equalsIgnoreCase(text)
                        || project.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> JqlError.unknownValue(text, "project"));
    }

    private Person person(Field field, String text) {
        return call.site().people().stream()
                .filter(person ->
                        person.accountId().equals(text) || person.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> unknown(field, text));
    }

    private Set<Object> sprints(String text) {
        Set<Object> ids = call.store().sprints().stream()
                .filter(sprint -> String.valueOf(sprint.id()).equals(text)
                        || sprint.name().equalsIgnoreCase(text))
                .map(Sprint::id)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            throw JiraRefusal.sentence(
                    400, "Sprint with name '" + text + "' does not exist or you do not have permission to view it.");
        }
        return ids;
    }

    private static Option option(Field field, String text) {
        return field.options().stream()
                .filter(option -> option.id().equals(text) || option.value().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> JiraRefusal.sentence(
                        400, "The option '" + text + "' for field '" + field.name() + "' does not exist."));
    }

    private static Double number(Field field, String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw JiraRefusal.sentence(400, "'" + text + "' is not a valid number for field '" + field.name() + "'.");
        }
    }

    private static Object resolution(Field field, String text) {
        if (!List.of("done", "10000").contains(text.toLowerCase(Locale.ROOT))) {
            throw unknown(field, text);
        }
        return Boolean.TRUE;
    }

    private Set<Object> function(Clause.Operand operand) {
        return switch (operand.text().toLowerCase(Locale.ROOT)) {
            case "currentuser" -> Set.of(call.caller());
            case "opensprints" -> sprintsIn(Sprint.State.ACTIVE);
            case "closedsprints" -> sprintsIn(Sprint.State.CLOSED);
            case "futuresprints" -> sprintsIn(Sprint.State.FUTURE);
            default -> throw unknownFunction(operand);
        };
    }

    private Set<Object> sprintsIn(Sprint.State... states) {
        return call.store().sprints().stream()
                .filter(sprint -> Arrays.asList(states).contains(sprint.state()))
                .map(Sprint::id)
                .collect(Collectors.toSet());
    }

    private static JiraRefusal unknown(Field field, String text) {
        return JqlError.unknownValue(text, field.clause());
    }
}
