package dev.juncture.operation;

/** {@code {"success": true}}, the answer of operations that return no data. */
public record Success(boolean success) {
    public static final Success INSTANCE = new Success(true);
}
