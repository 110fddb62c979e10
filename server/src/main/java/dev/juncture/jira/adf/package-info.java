/**
 * Converts between Markdown and the Atlassian Document Format (ADF), which Jira uses for rich text. An edit of a
 * document's Markdown keeps the blocks of the document that it did not touch.
 *
 * <p>Both directions pass through {@link dev.juncture.jira.adf.block.Block}, which holds only what both formats can
 * express. For that reason, converting a second time changes nothing.
 */
@NullMarked
package dev.juncture.jira.adf;

import org.jspecify.annotations.NullMarked;
