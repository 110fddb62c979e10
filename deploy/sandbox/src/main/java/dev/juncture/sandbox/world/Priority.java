package dev.juncture.sandbox.world;

/** Issue priorities; an issue may have none. */
public enum Priority {
    HIGHEST("1", "Highest"),
    HIGH("2", "High"),
    MEDIUM("3", "Medium"),
    LOW("4", "Low"),
    LOWEST("5", "Lowest");

    public final String id;
    public final String label;

    Priority(String id, String label) {
        this.id = id;
        this.label = label;
    }
}
