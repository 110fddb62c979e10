package dev.juncture.http;

/** {@code {"success": true}}, for operations that have nothing else to tell. */
public record Success(boolean success) {
    public static final Success INSTANCE = new Success(true);
}
