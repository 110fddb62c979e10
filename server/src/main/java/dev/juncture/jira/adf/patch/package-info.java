/**
 * Applies an edit of a document's Markdown to the document's nodes.
 *
 * <p>A node stays exactly as it was when what it shows did not change. Of a node that did change, the parts that did not change
 * stay: the items of a list, the cells of a table, the blocks of a panel, and in a text the runs of characters, the mentions,
 * cards, dates and colours. {@link dev.juncture.jira.adf.patch.DocumentPatch} is the way in.
 *
 * <p>Each patched node is read back. If it does not show what the edit says, the block is written anew. The edit is therefore
 * always in the document, however strange the nodes are.
 *
 * <p>The work has a limit, {@link dev.juncture.jira.adf.align.Effort}: beyond it, sequences are compared by their ends and by the
 * entries that occur once, which takes time in proportion to their length.
 */
@NullMarked
package dev.juncture.jira.adf.patch;

import org.jspecify.annotations.NullMarked;
