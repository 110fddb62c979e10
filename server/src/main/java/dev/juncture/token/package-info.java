/**
 * Tokens in the database and in use: sealed with authenticated encryption for their row, and refreshed once for all
 * callers under a lease on the row.
 */
@NullMarked
package dev.juncture.token;

import org.jspecify.annotations.NullMarked;
