package dev.juncture.jira.adf.node;

import static dev.juncture.jira.adf.node.AdfNodes.attr;
import static dev.juncture.jira.adf.node.AdfNodes.content;
import static dev.juncture.jira.adf.node.AdfNodes.contentOrSelf;
import static dev.juncture.jira.adf.node.AdfNodes.type;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Flattener;
import dev.juncture.jira.adf.block.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads a document's nodes as blocks. A node that Markdown cannot express becomes readable text; an unknown node
 * becomes its content.
 */
public final class AdfReader {
    private static final Map<String, String> PANELS = Map.of(
            "info", "Info",
            "note", "Note",
            "tip", "Tip",
            "warning", "Warning",
            "error", "Error",
            "success", "Success");

    /** The words in front of a decision. */
    public static final String DECISION = "Decision:";

    private static final AdfInlineReader INLINE = new AdfInlineReader(node -> Flattener.joined(other(node)));

    private AdfReader() {}

    /** Inline nodes that stand between blocks form paragraphs. */
    public static List<Block> read(Iterable<JsonNode> nodes) {
        List<Block> blocks = new ArrayList<>();
        List<JsonNode> loose = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (AdfInlineReader.isInline(node)) {
                loose.add(node);
            } else {
                flush(loose, blocks);
                blocks.addAll(block(node));
            }
        }
        flush(loose, blocks);
        return blocks;
    }

    /** Returns what each of the nodes of one text shows. */
    public static List<List<Inline>> readEach(List<JsonNode> text) {
        return INLINE.readEach(text);
    }

    /** Returns the text of a table's cell, which may hold any blocks. */
    public static List<Inline> readCell(JsonNode cell) {
        return Flattener.joined(read(contentOrSelf(cell)));
    }

    /** Reports if a node stands within a text. */
    public static boolean isInline(JsonNode node) {
        return AdfInlineReader.isInline(node);
    }

    /** Returns the words in front of a panel's text. */
    public static String panelTitle(JsonNode panel) {
        String custom = attr(panel, "panelIconText");
        return PANELS.getOrDefault(attr(panel, "panelType"), custom.isBlank() ? "Panel" : custom) + ":";
    }

    private static void flush(List<JsonNode> loose, List<Block> blocks) {
        if (!loose.isEmpty()) {
            blocks.add(new Block.Paragraph(INLINE.read(loose)));
            loose.clear();
        }
    }

    private static List<Block> block(JsonNode node) {
        return switch (type(node)) {
            case "paragraph", "caption" -> List.of(new Block.Paragraph(text(node)));
            case "heading" -> List.of(new Block.Heading(level(node), text(node)));
            case "rule" -> List.of(new Block.Rule());
            case "codeBlock" -> List.of(new Block.CodeBlock(attr(node, "language"), plainText(node)));
            case "blockquote" -> List.of(new Block.Blockquote(read(content(node))));
            case "panel" -> List.of(new Block.Blockquote(titled(panelTitle(node), read(content(node)))));
            case "bulletList" -> List.of(new Block.BulletList(items(node)));
            case "orderedList" -> List.of(new Block.OrderedList(AdfNodes.number(node, "order", 1), items(node)));
            case "decisionList" -> List.of(new Block.BulletList(decisions(node)));
            case "taskList" -> List.of(new Block.TaskList(tasks(node)));
            case "table" -> List.of(AdfTableReader.read(node, AdfReader::readCell));
            case "expand", "nestedExpand" -> expand(node);
            case "mediaGroup" -> List.of(new Block.Paragraph(INLINE.readSpaced(content(node))));
            case "blockCard", "embedCard" -> List.of(new Block.Paragraph(AdfInlineReader.card(node)));
            case "extension", "syncBlock" ->
                List.of(new Block.Paragraph(List.of(Inline.plain(AdfInlineReader.extension(node)))));
            default -> other(node);
        };
    }

    /** Layouts, extensions with a body, synced blocks, and node types that Atlassian adds later. */
    private static List<Block> other(JsonNode node) {
        List<Block> content = read(content(node));
        String text = attr(node, "text").isBlank() ? node.path("text").asString("") : attr(node, "text");
        return content.isEmpty() && !text.isBlank()
                ? List.of(new Block.Paragraph(List.of(Inline.plain(text))))
                : content;
    }

    private static List<Inline> text(JsonNode node) {
        return INLINE.read(content(node));
    }

    private static String plainText(JsonNode node) {
        StringBuilder text = new StringBuilder();
        content(node)
                .forEach(child -> text.append(
                        "text".equals(type(child))
                                ? child.path("text").asString("")
                                : Inline.characters(INLINE.read(List.of(child)))));
        return text.toString();
    }

    private static int level(JsonNode heading) {
        return Math.max(1, Math.min(AdfNodes.number(heading, "level", 1), 6));
    }

    private static List<Block> expand(JsonNode node) {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(List.of(Inline.strong(attr(node, "title"))))));
        blocks.addAll(read(content(node)));
        return blocks;
    }

    private static List<Block> titled(String title, List<Block> content) {
        List<Block> blocks = new ArrayList<>(content);
        List<Inline> first = new ArrayList<>(List.of(Inline.strong(title)));
        if (!blocks.isEmpty() && blocks.get(0) instanceof Block.Paragraph paragraph) {
            first.add(Inline.plain(" "));
            first.addAll(paragraph.text());
            blocks.remove(0);
        }
        blocks.add(0, new Block.Paragraph(first));
        return blocks;
    }

    private static List<Block.ListItem> items(JsonNode list) {
        return AdfNodes.stream(content(list))
                .map(item -> new Block.ListItem(read(contentOrSelf(item))))
                .toList();
    }

    private static List<Block.ListItem> decisions(JsonNode list) {
        return AdfNodes.stream(content(list))
                .map(item -> new Block.ListItem(
                        titled(DECISION, List.of(new Block.Paragraph(INLINE.read(contentOrSelf(item)))))))
                .toList();
    }

    /** In ADF, a nested task list is not inside the task that it belongs to but follows it. */
    private static List<Block.TaskItem> tasks(JsonNode list) {
        List<Block.TaskItem> tasks = new ArrayList<>();
        for (JsonNode node : content(list)) {
            if (!"taskList".equals(type(node))) {
                tasks.add(new Block.TaskItem("DONE".equals(attr(node, "state")), read(contentOrSelf(node))));
            } else if (tasks.isEmpty()) {
                tasks.addAll(tasks(node));
            } else {
                tasks.get(tasks.size() - 1).content().add(new Block.TaskList(tasks(node)));
            }
        }
        return tasks;
    }
}
