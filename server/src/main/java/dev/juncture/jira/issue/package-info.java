/**
 * Jira issues, as tickets and in full.
 */
@NullMarked
package dev.juncture.jira.issue;

import org.jspecify.annotations.NullMarked;
