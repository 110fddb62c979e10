package dev.juncture.sandbox.activity;

import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Option;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Priority;
import dev.juncture.sandbox.world.Sprint;
import dev.juncture.sandbox.world.Status;
import dev.juncture.sandbox.world.TimeTracking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value of a field as the history shows it: the id, if it has one, and the text for people. */
record ChangedValue(@Nullable String id, @Nullable String text) {
    static final ChangedValue NONE = new ChangedValue(null, null);

    static ChangedValue of(JiraCall call, Optional<Object> value) {
        return value.map(some -> some(call, some)).orElse(NONE);
    }

    private static ChangedValue some(JiraCall call, Object value) {
        if (value instanceof Person person) {
            return new ChangedValue(person.accountId(), person.name());
        } else if (value instanceof Status status) {
            return new ChangedValue(status.id, status.label);
        } else if (value instanceof Priority priority) {
            return new ChangedValue(priority.id, priority.label);
        } else if (value instanceof IssueType type) {
            return new ChangedValue(type.id, type.label);
        } else if (value instanceof Option option) {
            return new ChangedValue(option.id(), option.value());
        } else if (value instanceof Document document) {
            return new ChangedValue(null, document.words());
        } else if (value instanceof Instant instant) {
            return new ChangedValue(null, call.time(instant));
        } else if (value instanceof TimeTracking tracked) {
            return new ChangedValue(null, TimeTracking.words(tracked.remaining()));
        } else if (value instanceof Long issue) {
            return new ChangedValue(
                    issue.toString(),
                    call.store().issue(issue).map(parent -> parent.key()).orElse(""));
        } else if (value instanceof List<?> values) {
            return list(call, values);
        }
        return new ChangedValue(null, value.toString());
    }

    private static ChangedValue list(JiraCall call, List<?> values) {
        if (values.stream().allMatch(Long.class::isInstance)) {
            return new ChangedValue(
                    joined(values, ", ", Object::toString),
                    joined(
                            values,
                            ", ",
                            sprint -> call.store()
                                    .sprint((Long) sprint)
                                    .map(Sprint::name)
                                    .orElse("")));
        }
        return new ChangedValue(
                null,
                joined(values, " ", value -> String.valueOf(some(call, value).text())));
    }

    private static String joined(List<?> values, String between, Function<Object, String> text) {
        return values.stream().map(text).collect(Collectors.joining(between));
    }
}
