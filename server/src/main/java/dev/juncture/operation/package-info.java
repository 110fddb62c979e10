/**
 * Operations that can be called by name, without HTTP.
 *
 * <p>{@link dev.juncture.operation.Operations} knows every operation, binds its input record from JSON, hands it the context of
 * the call and returns its answer. The router, queue messages and the local runner call operations through it.
 */
@NullMarked
package dev.juncture.operation;

import org.jspecify.annotations.NullMarked;
