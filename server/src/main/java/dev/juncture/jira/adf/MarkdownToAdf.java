package dev.juncture.jira.adf;

import dev.juncture.jira.adf.block.NestingRules;
import dev.juncture.jira.adf.markdown.MarkdownReader;

/**
 * Markdown as a document that Jira takes: CommonMark with tables, task lists and strikethrough. What the schema allows
 * nowhere near its place (a heading in a list, say) becomes the nearest thing that it
 * allows.
 */
public final class MarkdownToAdf {
    private MarkdownToAdf() {}

    /** Takes any text: what is no Markdown is a paragraph. */
    public static AdfDocument convert(String markdown) {
        return AdfWriter.document(NestingRules.apply(MarkdownReader.read(markdown)).stream()
                .map(AdfWriter::block)
                .toList());
    }
}
