/**
 * The history of issues.
 */
@NullMarked
package dev.juncture.jira.changelog;

import org.jspecify.annotations.NullMarked;
