/**
 * The boards of Jira Software.
 */
@NullMarked
package dev.juncture.jira.board;

import org.jspecify.annotations.NullMarked;
