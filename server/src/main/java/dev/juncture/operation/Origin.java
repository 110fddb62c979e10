package dev.juncture.operation;

import org.jspecify.annotations.Nullable;

/**
 * The cause of a change: a caller and its request.
 *
 * @param requestId null when no request caused it
 */
public record Origin(Caller caller, @Nullable String requestId) {
    /** Work that Juncture does by itself. */
    public static final Origin SYSTEM = new Origin(Caller.SYSTEM, null);
}
