/**
 * The fields of Jira's issues, and the JSON in which answers show issues, comments and attachments.
 */
@NullMarked
package dev.juncture.sandbox.field;

import org.jspecify.annotations.NullMarked;
