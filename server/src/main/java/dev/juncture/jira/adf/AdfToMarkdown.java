package dev.juncture.jira.adf;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.NestingRules;
import dev.juncture.jira.adf.block.TextEdit;
import dev.juncture.jira.adf.markdown.MarkdownWriter;
import dev.juncture.jira.adf.node.AdfNodes;
import dev.juncture.jira.adf.node.AdfReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Converts a document to Markdown that {@link MarkdownToAdf} reads back. Nodes that Markdown does not have become
 * readable text: a panel becomes a quote that starts with the panel's kind, a file becomes its name in brackets. Each word of
 * the document is in the Markdown.
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
        return convert(document.content(), Map.of());
    }

    /**
     * Converts a value that Jira has sent where it has documents. Its frame can have any version and any type, or lack them.
     *
     * @return null if there is no document, or one without a list as content; a notice if it is too large
     */
    public static @Nullable String ofJira(JsonNode document) {
        return ofJira(document, Map.of());
    }

    /** @param names the names of people by account, for mentions that have no name */
    public static @Nullable String ofJira(JsonNode document, Map<String, String> names) {
        JsonNode content = document.path("content");
        if (!document.isObject() || !content.isArray()) {
            return null;
        }
        if (DocumentSize.brokenRule(document).isPresent()) {
            return TOO_LARGE;
        }
        try {
            return convert(content, names);
        } catch (MarkdownWriter.TooLongException tooLarge) {
            return TOO_LARGE;
        }
    }

    /** Returns the accounts of the mentions in a value from Jira that have no name. */
    public static Set<String> namelessMentions(JsonNode document) {
        Set<String> accounts = new LinkedHashSet<>();
        if (document.isObject() && DocumentSize.brokenRule(document).isEmpty()) {
            document.findParents("type").stream()
                    .filter(node -> "mention".equals(AdfNodes.type(node)))
                    .filter(node -> AdfNodes.attr(node, "text").isBlank())
                    .flatMap(node -> Inline.Mention.of(AdfNodes.attr(node, "id"), "").stream())
                    .forEach(mention -> accounts.add(mention.accountId()));
        }
        return accounts;
    }

    private static String convert(Iterable<JsonNode> content, Map<String, String> names) {
        List<Block> blocks = NestingRules.apply(AdfReader.read(content));
        return MarkdownWriter.write(names.isEmpty() ? blocks : TextEdit.apply(blocks, text -> named(text, names)));
    }

    private static List<Inline> named(List<Inline> text, Map<String, String> names) {
        return text.stream()
                .map(inline -> inline instanceof Inline.Mention mention
                                && mention.name().isEmpty()
                        ? named(mention, names)
                        : inline)
                .toList();
    }

    private static Inline named(Inline.Mention mention, Map<String, String> names) {
        return Inline.Mention.of(mention.accountId(), names.getOrDefault(mention.accountId(), ""))
                .orElse(mention);
    }
}
