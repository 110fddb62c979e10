package dev.juncture.sandbox.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The immutable state of a Jira issue. A change creates a new object.
 *
 * @param projectId its project, which never changes
 * @param number the part of the key behind the dash
 * @param values what its other fields hold, by field id; a field without a value is absent
 */
public record Issue(
        long id,
        String projectId,
        String key,
        int number,
        Person creator,
        Instant created,
        Instant updated,
        Map<String, Object> values) {

    public Issue {
        values = Map.copyOf(values);
    }

    /** Returns a copy with changed fields. Null clears a field. */
    public Issue with(Map<String, ? extends @Nullable Object> changes, Instant at) {
        Map<String, Object> all = new HashMap<>(values);
        changes.forEach((field, value) -> {
            if (value == null) {
                all.remove(field);
            } else {
                all.put(field, value);
            }
        });
        return new Issue(id, projectId, key, number, creator, created, at, all);
    }

    /** Returns the value of a field, if it has this type. */
    public <T> Optional<T> value(String field, Class<T> kind) {
        Object value = values.get(field);
        return kind.isInstance(value) ? Optional.of(kind.cast(value)) : Optional.empty();
    }

    public String summary() {
        return value("summary", String.class).orElse("");
    }

    public IssueType type() {
        return value("issuetype", IssueType.class).orElseThrow();
    }

    public Status status() {
        return value("status", Status.class).orElseThrow();
    }

    public Optional<Priority> priority() {
        return value("priority", Priority.class);
    }

    public Optional<Person> assignee() {
        return value("assignee", Person.class);
    }

    public Optional<Long> parent() {
        return value("parent", Long.class);
    }

    /** Returns the texts of a field with several texts, such as labels. */
    @SuppressWarnings("unchecked")
    public List<String> labels() {
        return (List<String>) value("labels", List.class).orElse(List.of());
    }

    /** Returns the ids of its sprints, the oldest first. Only the last one can be open. */
    @SuppressWarnings("unchecked")
    public List<Long> sprints() {
        return (List<Long>) value("customfield_10020", List.class).orElse(List.of());
    }
}
