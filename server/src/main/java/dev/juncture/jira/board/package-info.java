/**
 * Jira's boards, as a project's teams see their work.
 */
@NullMarked
package dev.juncture.jira.board;

import org.jspecify.annotations.NullMarked;
