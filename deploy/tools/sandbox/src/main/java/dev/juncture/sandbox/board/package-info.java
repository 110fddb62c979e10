/** Jira Software's boards and sprints, the issues on them, and moving issues between sprints and the backlog. */
@NullMarked
package dev.juncture.sandbox.board;

import org.jspecify.annotations.NullMarked;
