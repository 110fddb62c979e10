/**
 * Comments of an issue, in Markdown or as Atlassian documents.
 */
@NullMarked
package dev.juncture.jira.comment;

import org.jspecify.annotations.NullMarked;
