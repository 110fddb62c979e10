package dev.juncture.jira.adf;

import dev.juncture.jira.adf.block.NestingRules;
import dev.juncture.jira.adf.markdown.MarkdownWriter;

/**
 * A document as Markdown that {@link MarkdownToAdf} reads back. What Markdown cannot say is told in words: a panel is
 * a quote under its kind, a mention is {@code @Name}, a file is its name in brackets.
 */
public final class AdfToMarkdown {
    private AdfToMarkdown() {}

    /** Takes any document, of nodes that nobody knows too. */
    public static String convert(AdfDocument document) {
        return MarkdownWriter.write(NestingRules.apply(AdfReader.read(document.content())));
    }
}
