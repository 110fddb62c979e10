/**
 * Measures the packaged HTTP runner under load and with single requests. The runner, PostgreSQL and Redis are processes of
 * their own, so the runner's processor time can be measured alone. The sandbox stands in for Jira and counts calls and
 * points; it shares this process with the callers.
 */
@NullMarked
package dev.juncture.deploy.benchmark.load;

import org.jspecify.annotations.NullMarked;
