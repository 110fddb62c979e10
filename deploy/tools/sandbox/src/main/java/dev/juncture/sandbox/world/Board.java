package dev.juncture.sandbox.world;

/**
 * A board of one project.
 *
 * @param type {@code scrum}, {@code kanban} or {@code simple}; only a scrum board has sprints here
 */
public record Board(long id, String name, String type, String projectId) {

    public boolean hasSprints() {
        return type.equals("scrum");
    }
}
