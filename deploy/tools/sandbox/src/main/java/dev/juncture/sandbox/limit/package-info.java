/**
 * Jira's three limits: points per hour, calls per second and endpoint, writes per issue. They are off at the start, but
 * the sandbox always counts the cost of calls.
 */
@NullMarked
package dev.juncture.sandbox.limit;

import org.jspecify.annotations.NullMarked;
