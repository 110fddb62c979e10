package dev.juncture.sandbox.world;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Issue types, with the ids that every site uses. */
public enum IssueType {
    EPIC("10000", "Epic", 1, "A large piece of work that is split into stories."),
    STORY("10001", "Story", 0, "Something a customer can do when it is done."),
    TASK("10002", "Task", 0, "A piece of work."),
    BUG("10003", "Bug", 0, "Something that does not work as it should."),
    SUBTASK("10004", "Sub-task", -1, "A part of a piece of work."),
    INCIDENT("10005", "Incident", 0, "Something that disturbs the work right now.");

    public final String id;
    public final String label;
    public final int hierarchyLevel;
    public final String description;

    IssueType(String id, String label, int hierarchyLevel, String description) {
        this.id = id;
        this.label = label;
        this.hierarchyLevel = hierarchyLevel;
        this.description = description;
    }

    public boolean subtask() {
        return hierarchyLevel < 0;
    }

    /** Returns the issue types of a project with this workflow. */
    public static List<IssueType> of(String workflow) {
        return workflow.equals("business")
                ? List.of(TASK, SUBTASK, INCIDENT)
                : List.of(EPIC, STORY, TASK, BUG, SUBTASK);
    }

    public static Optional<IssueType> find(String idOrName) {
        return Arrays.stream(values())
                .filter(type -> type.id.equals(idOrName) || type.label.equalsIgnoreCase(idOrName))
                .findFirst();
    }
}
