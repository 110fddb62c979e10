/**
 * Converts between Markdown and the Atlassian Document Format (ADF), which Jira uses for rich text. An edit of a
 * document's Markdown keeps all of the document that it did not touch.
 *
 * <p>Both directions pass through {@link dev.juncture.jira.adf.block.Block}, which holds only what both formats can
 * express. For that reason, converting a second time changes nothing. What one format cannot express becomes text in the
 * other, so no word gets lost. Only styles on the spaces around styled words are left out: no reader sees them, and Markdown
 * would need entities for them.
 *
 * <p>Every size has a limit, in both directions:
 *
 * <ul>
 *   <li>Markdown from a caller has at most 32,767 characters, which is what Jira takes. {@link dev.juncture.jira.adf.Markdown}
 *       refuses more before anything parses it. It may become at most 5,000 blocks, runs of text and marks, and its links may
 *       have at most 131,072 characters of targets, because one definition can be the target of many links. Brackets and
 *       delimiters that would cost the parser more than about a tenth of a second are refused too.
 *   <li>A document has at most 32,000 JSON values, 200,000 characters and 500 levels. From a caller, more is refused.
 *   <li>Markdown of a document has at most 500,000 characters, because nested lists indent each of their lines.
 *   <li>A table has at most 5,000 cells, the ones included that Juncture adds to make its rows equal. A larger one becomes text.
 * </ul>
 *
 * <p>A document from Jira never makes a read fail, also when its frame has unknown or missing parts. If it is too large, a
 * notice stands in the place of its Markdown, and the document itself is passed on as it is. An edit may replace such a
 * document by new Markdown, but a text that holds the notice is refused: the notice would replace what it stands for.
 */
@NullMarked
package dev.juncture.jira.adf;

import org.jspecify.annotations.NullMarked;
