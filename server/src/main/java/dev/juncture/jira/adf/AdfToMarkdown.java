package dev.juncture.jira.adf;

import dev.juncture.jira.adf.block.NestingRules;
import dev.juncture.jira.adf.markdown.MarkdownWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Converts a document to Markdown that {@link MarkdownToAdf} reads back. Nodes that Markdown does not have become
 * readable text: a panel becomes a quote that starts with the panel's kind, a mention becomes {@code @Name}, a file
 * becomes its name in brackets.
 */
public final class AdfToMarkdown {
    /** Stands for the Markdown of a document that is too large. {@link AdfPatch} refuses to write it. */
    static final String TOO_LARGE = "*This text is too large for Markdown: use the Atlassian document beside it.*";

    private AdfToMarkdown() {}

    /**
     * Accepts any document, even one with unknown nodes.
     *
     * @throws MarkdownWriter.TooLongException if the text would have more than 500,000 characters
     */
    public static String convert(AdfDocument document) {
        return MarkdownWriter.write(NestingRules.apply(AdfReader.read(document.content())));
    }

    /**
     * Converts a value that Jira has sent where it has documents.
     *
     * @return null if there is no document, and a notice if it is too large
     */
    public static @Nullable String ofJira(JsonNode document) {
        if (!document.isObject()) {
            return null;
        }
        try {
            return AdfDocument.ofJira(document).map(AdfToMarkdown::convert).orElse(TOO_LARGE);
        } catch (MarkdownWriter.TooLongException tooLarge) {
            return TOO_LARGE;
        }
    }
}
