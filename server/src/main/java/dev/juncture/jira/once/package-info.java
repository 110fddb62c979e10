/**
 * Creates of issues that happen at most once: each has an idempotency key, and a row that remembers its fate.
 */
@NullMarked
package dev.juncture.jira.once;

import org.jspecify.annotations.NullMarked;
