package dev.juncture.sandbox.world;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Issue statuses and the category each belongs to. */
public enum Status {
    TO_DO("10000", "To Do", 2, "new", "To Do", "blue-gray"),
    IN_PROGRESS("10001", "In Progress", 4, "indeterminate", "In Progress", "yellow"),
    IN_REVIEW("10002", "In Review", 4, "indeterminate", "In Progress", "yellow"),
    DONE("10003", "Done", 3, "done", "Done", "green");

    public final String id;
    public final String label;
    public final int categoryId;
    public final String categoryKey;
    public final String categoryName;
    public final String colour;

    Status(String id, String label, int categoryId, String categoryKey, String categoryName, String colour) {
        this.id = id;
        this.label = label;
        this.categoryId = categoryId;
        this.categoryKey = categoryKey;
        this.categoryName = categoryName;
        this.colour = colour;
    }

    /** The statuses of a project's workflow, in order. */
    public static List<Status> of(String workflow) {
        return workflow.equals("business")
                ? List.of(TO_DO, IN_PROGRESS, DONE)
                : List.of(TO_DO, IN_PROGRESS, IN_REVIEW, DONE);
    }

    public static Optional<Status> find(String idOrName) {
        return Arrays.stream(values())
                .filter(status -> status.id.equals(idOrName) || status.label.equalsIgnoreCase(idOrName))
                .findFirst();
    }
}
