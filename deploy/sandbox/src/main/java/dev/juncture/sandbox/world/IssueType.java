package dev.juncture.sandbox.world;

/** Issue types, with the ids that every site uses. */
public enum IssueType {
    EPIC("10000", "Epic", 1, "A large piece of work that is split into stories."),
    STORY("10001", "Story", 0, "Something a customer can do when it is done."),
    TASK("10002", "Task", 0, "A piece of work."),
    BUG("10003", "Bug", 0, "Something that does not work as it should.");

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
}
