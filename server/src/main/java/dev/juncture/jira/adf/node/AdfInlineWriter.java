package dev.juncture.jira.adf.node;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.Mark;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the text of a block as a document's inline nodes. */
public final class AdfInlineWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AdfInlineWriter() {}

    /** Returns the nodes of a text. */
    public static ArrayNode write(List<Inline> text) {
        ArrayNode nodes = JSON.arrayNode();
        text.forEach(inline -> nodes.add(write(inline)));
        return nodes;
    }

    /** Returns the node of one inline. */
    public static ObjectNode write(Inline inline) {
        if (inline instanceof Inline.Mention mention) {
            return mention(mention);
        }
        if (!(inline instanceof Inline.Text text)) {
            return JSON.objectNode().put("type", "hardBreak");
        }
        ObjectNode node = JSON.objectNode().put("type", "text").put("text", text.text());
        if (!text.marks().isEmpty()) {
            ArrayNode marks = node.putArray("marks");
            text.marks().stream()
                    .filter(Mark.Link.class::isInstance)
                    .map(Mark.Link.class::cast)
                    .forEach(link -> link(link, marks));
            text.marks().stream()
                    .filter(Mark.Style.class::isInstance)
                    .map(Mark.Style.class::cast)
                    .sorted()
                    .forEach(style -> marks.addObject().put("type", style.name().toLowerCase(Locale.ROOT)));
        }
        return node;
    }

    private static ObjectNode mention(Inline.Mention mention) {
        ObjectNode node = JSON.objectNode().put("type", "mention");
        ObjectNode attrs = node.putObject("attrs").put("id", mention.accountId());
        if (!mention.name().isEmpty()) {
            attrs.put("text", "@" + mention.name());
        }
        return node;
    }

    private static void link(Mark.Link link, ArrayNode marks) {
        ObjectNode attrs =
                marks.addObject().put("type", "link").putObject("attrs").put("href", link.href());
        if (!link.title().isEmpty()) {
            attrs.put("title", link.title());
        }
    }
}
