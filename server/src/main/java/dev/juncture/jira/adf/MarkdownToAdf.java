package dev.juncture.jira.adf;

import dev.juncture.jira.adf.block.NestingRules;
import dev.juncture.jira.adf.markdown.MarkdownReader;

/**
 * Converts Markdown (CommonMark with tables, task lists and strikethrough) to a document that Jira accepts. A block
 * that the schema does not allow in its place, such as a heading in a list, becomes the nearest thing that is allowed.
 */
public final class MarkdownToAdf {
    private MarkdownToAdf() {}

    /** Accepts any text. Text without markup becomes paragraphs. */
    public static AdfDocument convert(String markdown) {
        return AdfWriter.document(NestingRules.apply(MarkdownReader.read(markdown)).stream()
                .map(AdfWriter::block)
                .toList());
    }
}
