package dev.juncture.operation;

import org.jspecify.annotations.Nullable;

/**
 * The cause of a change: a caller and its request.
 *
 * @param requestId Juncture's own id of the request, which no caller can choose; null when no request caused the change
 * @param callerRequestId the id that the caller gave the request; null when it gave none
 */
public record Origin(
        Caller caller, @Nullable String requestId, @Nullable String callerRequestId) {
    /** Work that Juncture does by itself. */
    public static final Origin SYSTEM = of(Caller.SYSTEM);

    /** Returns the origin of work that no HTTP request causes. */
    public static Origin of(Caller caller) {
        return new Origin(caller, null, null);
    }
}
