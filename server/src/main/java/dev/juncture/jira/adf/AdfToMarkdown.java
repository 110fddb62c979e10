package dev.juncture.jira.adf;

import dev.juncture.jira.adf.block.NestingRules;
import dev.juncture.jira.adf.markdown.MarkdownWriter;

/**
 * Converts a document to Markdown that {@link MarkdownToAdf} reads back. Nodes that Markdown does not have become
 * readable text: a panel becomes a quote that starts with the panel's kind, a mention becomes {@code @Name}, a file
 * becomes its name in brackets.
 */
public final class AdfToMarkdown {
    private AdfToMarkdown() {}

    /** Accepts any document, even one with unknown nodes. */
    public static String convert(AdfDocument document) {
        return MarkdownWriter.write(NestingRules.apply(AdfReader.read(document.content())));
    }
}
