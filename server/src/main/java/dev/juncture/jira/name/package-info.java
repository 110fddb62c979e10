/**
 * Finds the ids of issue types, priorities, fields and assignees by their names.
 */
@NullMarked
package dev.juncture.jira.name;

import org.jspecify.annotations.NullMarked;
