/**
 * Measures Juncture as a product would run it: the packaged HTTP runner with PostgreSQL and Redis, each a process of its
 * own, so that the processor time of Juncture is told apart. The sandbox stands in for Jira and counts calls and points;
 * it shares this process with the callers.
 */
@NullMarked
package dev.juncture.deploy.benchmark;

import org.jspecify.annotations.NullMarked;
