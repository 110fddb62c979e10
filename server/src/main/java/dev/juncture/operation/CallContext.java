package dev.juncture.operation;

import dev.juncture.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a call brings besides its input. An operation that needs it has a component of this type in its input record; a
 * caller cannot set it through the input.
 *
 * @param externalId names the connection when the input does not
 * @param idempotencyKey stands in for the input field of that name
 * @param browser identifies the user's browser by its cookie
 */
public record CallContext(
        Origin origin,
        @Nullable String externalId,
        @Nullable String idempotencyKey,
        @Nullable Secret browser) {
    public static CallContext of(Origin origin) {
        return new CallContext(origin, null, null, null);
    }
}
