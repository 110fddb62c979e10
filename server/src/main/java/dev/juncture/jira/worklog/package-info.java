/**
 * The work that users log on issues.
 */
@NullMarked
package dev.juncture.jira.worklog;

import org.jspecify.annotations.NullMarked;
