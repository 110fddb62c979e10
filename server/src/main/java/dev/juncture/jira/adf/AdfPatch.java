package dev.juncture.jira.adf;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.NestingRules;
import dev.juncture.jira.adf.markdown.MarkdownReader;
import dev.juncture.jira.adf.markdown.MarkdownWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies an edit of a document's Markdown to the document. Top-level blocks whose Markdown did not change stay exactly
 * as they were, with everything that Markdown cannot express: panels, mentions, media, layouts. A block that did change
 * is written anew from its Markdown.
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
                    "The text holds the notice that stands for one that is too large for Markdown: send a document instead.");
        }
        String shown = AdfToMarkdown.ofJira(old);
        if (shown == null || shown.equals(AdfToMarkdown.TOO_LARGE)) {
            return MarkdownToAdf.convert(markdown);
        }
        AdfDocument document = new AdfDocument((ObjectNode) old);
        return markdown.text().equals(shown) ? document : edited(document, markdown);
    }

    private static AdfDocument edited(AdfDocument old, Markdown markdown) {
        try {
            return AdfWriter.document(merged(old, NestingRules.apply(MarkdownReader.read(markdown.text()))));
        } catch (IllegalArgumentException | MarkdownWriter.TooLongException tooLarge) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "The edited text becomes a document that is too large: shorten it.",
                    tooLarge);
        }
    }

    private static List<ObjectNode> merged(AdfDocument old, List<Block> blocks) {
        List<ObjectNode> nodes =
                AdfNodes.stream(old.content()).map(ObjectNode.class::cast).toList();
        List<List<String>> before = nodes.stream()
                .map(node -> texts(NestingRules.apply(AdfReader.read(List.of(node)))))
                .toList();
        int[] places = BlockMatcher.places(before, texts(blocks));
        List<ObjectNode> merged = new ArrayList<>();
        int written = 0;
        for (int i : inOrder(places, before)) {
            blocks.subList(written, places[i]).forEach(block -> merged.add(AdfWriter.block(block)));
            merged.add(nodes.get(i));
            written = places[i] + before.get(i).size();
        }
        blocks.subList(written, blocks.size()).forEach(block -> merged.add(AdfWriter.block(block)));
        return merged;
    }

    /** Returns the indexes of the nodes that stay, in their new order. */
    private static List<Integer> inOrder(int[] places, List<List<String>> before) {
        return IntStream.range(0, places.length)
                .boxed()
                .filter(i -> places[i] != BlockMatcher.GONE)
                .sorted(Comparator.<Integer>comparingInt(i -> places[i])
                        .thenComparingInt(i -> before.get(i).size()))
                .toList();
    }

    /** One node can be several blocks in Markdown (an expand, a layout) or none (an empty paragraph). */
    private static List<String> texts(List<Block> blocks) {
        return blocks.stream()
                .map(block -> MarkdownWriter.write(List.of(block)))
                .toList();
    }
}
