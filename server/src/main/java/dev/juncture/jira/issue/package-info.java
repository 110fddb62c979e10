/**
 * Single issues: read, create, change, delete.
 */
@NullMarked
package dev.juncture.jira.issue;

import org.jspecify.annotations.NullMarked;
