/**
 * Reads Markdown (CommonMark with tables, task lists and strikethrough) as blocks, and writes blocks as Markdown.
 *
 * <p>Reading uses commonmark's parser. Writing does not use commonmark's {@code MarkdownRenderer}, because its output
 * does not always read back as the same text. It writes delimiters where they cannot close ({@code **a)**b}), empty
 * nested lists as a rule ({@code - - -}), and a table cell that ends with a backslash so that the cell does not end
 * ({@code |a\\|}). It also escapes text that cannot be mistaken, such as {@code snake_case}.
 */
@NullMarked
package dev.juncture.jira.adf.markdown;

import org.jspecify.annotations.NullMarked;
