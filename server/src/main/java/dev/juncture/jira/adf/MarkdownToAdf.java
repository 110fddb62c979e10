package dev.juncture.jira.adf;

import dev.juncture.jira.adf.block.NestingRules;
import dev.juncture.jira.adf.markdown.MarkdownReader;
import dev.juncture.jira.adf.node.AdfWriter;

/**
 * Converts Markdown (CommonMark with tables, task lists, strikethrough and mentions) to a document that Jira accepts. A block
 * that the schema does not allow in its place, such as a heading in a list, becomes the nearest thing that is allowed. Each
 * word of the text is in the document.
 */
public final class MarkdownToAdf {
    private MarkdownToAdf() {}

    /**
     * Text without markup becomes paragraphs.
     *
     * @throws dev.juncture.error.ApiException {@code invalid_request} if the text becomes a document that is too large
     */
    public static AdfDocument convert(Markdown markdown) {
        return AdfDocument.of(NestingRules.apply(MarkdownReader.read(markdown.text())).stream()
                .map(AdfWriter::block)
                .toList());
    }
}
