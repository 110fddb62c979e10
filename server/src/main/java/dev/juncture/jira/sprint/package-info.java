/**
 * Sprints of a project's boards: what is in them, when they run, and what moves into and out of them.
 */
@NullMarked
package dev.juncture.jira.sprint;

import org.jspecify.annotations.NullMarked;
