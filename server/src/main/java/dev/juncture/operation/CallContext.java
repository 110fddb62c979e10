package dev.juncture.operation;

import dev.juncture.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of a call, besides its input. An operation that needs them has a component of this type in its
 * input record; a caller cannot set it through the input.
 *
 * @param externalId used when the input has no field of that name
 * @param idempotencyKey used when the input has no field of that name
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
