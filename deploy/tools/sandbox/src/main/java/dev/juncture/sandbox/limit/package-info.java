/**
 * Jira's three limits: points per hour, calls per second and endpoint, writes per issue. Off at the start; what calls cost
 * is counted all the same.
 */
@NullMarked
package dev.juncture.sandbox.limit;

import org.jspecify.annotations.NullMarked;
