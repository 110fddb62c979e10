/**
 * Limits, bulkheads, circuits and retries of calls to Jira, within the time budget of a request.
 */
@NullMarked
package dev.juncture.jira.resilience;

import org.jspecify.annotations.NullMarked;
