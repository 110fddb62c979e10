package dev.juncture.jira.adf;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.adf.block.NestingRules;
import dev.juncture.jira.adf.markdown.MarkdownReader;
import dev.juncture.jira.adf.markdown.MarkdownWriter;
import dev.juncture.jira.adf.node.AdfNodes;
import dev.juncture.jira.adf.patch.DocumentPatch;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies an edit of a document's Markdown to the document. What did not change stays exactly as it was, with everything that
 * Markdown cannot express: panels, media, layouts, colours, dates. Inside a block that did change, this is true for each
 * item, cell, line and word.
 */
public final class AdfPatch {
    private AdfPatch() {}

    /**
     * Returns the new document. It replaces an old one that is too large for Markdown.
     *
     * @param old from Jira; any other value stands for an empty document
     * @param markdown the complete new text, usually edited from the result of {@link AdfToMarkdown}
     * @throws ApiException {@code invalid_request} if the text has the notice that stands for a document, or becomes a document
     *     that is too large
     */
    public static AdfDocument apply(JsonNode old, Markdown markdown) {
        if (markdown.text().contains(AdfToMarkdown.TOO_LARGE)) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "The text contains the notice that replaced a text too large for Markdown: send a document instead.");
        }
        String shown = AdfToMarkdown.ofJira(old);
        if (shown == null || shown.equals(AdfToMarkdown.TOO_LARGE)) {
            return MarkdownToAdf.convert(markdown);
        }
        List<JsonNode> nodes =
                AdfNodes.children(old).stream().filter(JsonNode::isObject).toList();
        return markdown.text().equals(shown) ? document(nodes) : edited(nodes, markdown);
    }

    private static AdfDocument edited(List<JsonNode> nodes, Markdown markdown) {
        try {
            return document(DocumentPatch.apply(nodes, NestingRules.apply(MarkdownReader.read(markdown.text()))));
        } catch (IllegalArgumentException | MarkdownWriter.TooLongException tooLarge) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "The edited text becomes a document that is too large: shorten it.",
                    tooLarge);
        }
    }

    private static AdfDocument document(List<? extends JsonNode> nodes) {
        return AdfDocument.of(nodes.stream().map(ObjectNode.class::cast).toList());
    }
}
