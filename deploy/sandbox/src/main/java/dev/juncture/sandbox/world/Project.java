package dev.juncture.sandbox.world;

import java.util.List;

/**
 * A Jira project with its issues, oldest first.
 *
 * @param type {@code software} or {@code business}
 * @param workflow {@code scrum}, {@code kanban} or {@code business}
 */
public record Project(
        String id,
        String key,
        String name,
        String description,
        String type,
        String workflow,
        Person lead,
        List<Issue> issues) {

    public Project {
        issues = List.copyOf(issues);
    }
}
