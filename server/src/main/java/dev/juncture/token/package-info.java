/**
 * Tokens at rest and in use: sealed with authenticated encryption bound to their row, refreshed once for all callers\n * under a lease on the row.
 */
@NullMarked
package dev.juncture.token;

import org.jspecify.annotations.NullMarked;
