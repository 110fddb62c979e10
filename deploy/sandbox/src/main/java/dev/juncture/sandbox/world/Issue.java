package dev.juncture.sandbox.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A Jira issue. */
public record Issue(
        String id,
        String key,
        String summary,
        String description,
        IssueType type,
        Status status,
        Optional<Priority> priority,
        Optional<Person> assignee,
        Person reporter,
        List<String> labels,
        Instant created,
        Instant updated) {

    public Issue {
        labels = List.copyOf(labels);
    }
}
