package dev.juncture.sandbox.world;

import java.util.Arrays;
import java.util.Optional;

/** Issue priorities, the most urgent first; an issue may have none. */
public enum Priority {
    HIGHEST("1", "Highest", "#d04437", "This problem will block progress."),
    HIGH("2", "High", "#f15C75", "Serious problem that could block progress."),
    MEDIUM("3", "Medium", "#f79232", "Has the potential to affect progress."),
    LOW("4", "Low", "#707070", "Minor problem or easily worked around."),
    LOWEST("5", "Lowest", "#999999", "Trivial problem with little or no impact on progress.");

    public final String id;
    public final String label;
    public final String colour;
    public final String description;

    Priority(String id, String label, String colour, String description) {
        this.id = id;
        this.label = label;
        this.colour = colour;
        this.description = description;
    }

    public static Optional<Priority> find(String idOrName) {
        return Arrays.stream(values())
                .filter(priority -> priority.id.equals(idOrName) || priority.label.equalsIgnoreCase(idOrName))
                .findFirst();
    }
}
