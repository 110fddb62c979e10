/**
 * Reads Markdown (CommonMark with tables, task lists, strikethrough and mentions) as blocks, and writes blocks as Markdown.
 *
 * <p>Reading keeps each word. Therefore it departs from the specifications in two places: a definition that nothing refers to
 * is a paragraph, and cells beyond the header of a table widen the table.
 *
 * <p>Reading uses commonmark's parser. Writing does not use commonmark's {@code MarkdownRenderer}, because its output
 * does not always read back as the same blocks:
 *
 * <ul>
 *   <li>It writes delimiters where they cannot close: {@code **a)**b}.
 *   <li>It writes empty nested lists as {@code - - -}, which is a rule.
 *   <li>It puts no space after a cell that ends with a backslash, which escapes the border: {@code |a\\|}.
 *   <li>It starts a paragraph with a hard break as two spaces, which the parser drops.
 * </ul>
 *
 * <p>It also escapes text that cannot be mistaken, such as {@code snake_case}.
 */
@NullMarked
package dev.juncture.jira.adf.markdown;

import org.jspecify.annotations.NullMarked;
