package dev.juncture.sandbox.world;

import java.util.List;

/**
 * A Jira project as it is at the start: its issues, oldest first, its boards and their sprints.
 *
 * @param type {@code software} or {@code business}
 * @param workflow {@code scrum}, {@code kanban} or {@code business}
 * @param teamManaged whether the team, not an administrator, sets it up; Jira calls that next-gen
 */
public record Project(
        String id,
        String key,
        String name,
        String description,
        String type,
        String workflow,
        boolean teamManaged,
        Person lead,
        List<Issue> issues,
        List<Board> boards,
        List<Sprint> sprints) {

    public Project {
        issues = List.copyOf(issues);
        boards = List.copyOf(boards);
        sprints = List.copyOf(sprints);
    }

    public Project with(List<Issue> issues, List<Board> boards, List<Sprint> sprints) {
        return new Project(id, key, name, description, type, workflow, teamManaged, lead, issues, boards, sprints);
    }
}
