/**
 * The Atlassian Document Format, both ways. Markdown (CommonMark, tables, task lists, strikethrough) becomes a
 * document that Jira takes, a document becomes Markdown, and an edit of that Markdown keeps
 * the blocks of the document that it did not touch. Both directions pass through {@link dev.juncture.jira.adf.Block},
 * what Markdown and Jira can both say, so that a second round changes nothing.
 */
@NullMarked
package dev.juncture.jira.adf;

import org.jspecify.annotations.NullMarked;
