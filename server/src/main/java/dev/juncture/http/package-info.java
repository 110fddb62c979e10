/**
 * The HTTP API, which all edges share. A route is a line of data. {@link dev.juncture.http.Router} matches,
 * authenticates, binds, calls and renders, and is the only class that turns an exception into an answer.
 *
 * <p>A JSON body becomes the operation's input while it arrives, and after the caller is known: up to 16 KB without the secret
 * key, up to {@code JUNCTURE_MAX_BODY_SIZE} with it, and as much as {@link dev.juncture.memory.MemoryBudgets} allows for all
 * requests together. An edge that hands over a whole body in memory has the same limits.
 */
@NullMarked
package dev.juncture.http;

import org.jspecify.annotations.NullMarked;
