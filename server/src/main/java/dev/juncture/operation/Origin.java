package dev.juncture.operation;

import org.jspecify.annotations.Nullable;

/**
 * Who caused a change, and by which request.
 *
 * @param requestId null when no request caused it
 */
public record Origin(Caller caller, @Nullable String requestId) {
    /** Work that Juncture does by itself. */
    public static final Origin SYSTEM = new Origin(Caller.SYSTEM, null);
}
