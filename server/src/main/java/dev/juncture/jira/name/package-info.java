/**
 * Ids behind the names that people see: issue types, priorities, fields and assignees.
 */
@NullMarked
package dev.juncture.jira.name;

import org.jspecify.annotations.NullMarked;
