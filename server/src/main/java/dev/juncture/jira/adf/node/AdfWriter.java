package dev.juncture.jira.adf.node;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes blocks that follow {@link dev.juncture.jira.adf.block.NestingRules} as a document's nodes. */
public final class AdfWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AdfWriter() {}

    /** Returns the node of a block. */
    public static ObjectNode block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return paragraph(paragraph.text());
        }
        if (block instanceof Block.Heading heading) {
            ObjectNode node = node("heading", AdfInlineWriter.write(heading.text()));
            node.putObject("attrs").put("level", heading.level());
            return node;
        }
        if (block instanceof Block.CodeBlock code) {
            return code(code);
        }
        if (block instanceof Block.Blockquote quote) {
            return node("blockquote", orEmptyParagraph(quote.content()));
        }
        if (block instanceof Block.BulletList list) {
            return node("bulletList", all(list.items(), AdfWriter::item));
        }
        if (block instanceof Block.OrderedList list) {
            ObjectNode node = node("orderedList", all(list.items(), AdfWriter::item));
            node.putObject("attrs").put("order", list.start());
            return node;
        }
        if (block instanceof Block.TaskList list) {
            return tasks(list);
        }
        if (block instanceof Block.Table table) {
            return table(table);
        }
        return JSON.objectNode().put("type", "rule");
    }

    /** Returns a paragraph. */
    public static ObjectNode paragraph(List<Inline> text) {
        return node("paragraph", AdfInlineWriter.write(text));
    }

    private static ObjectNode code(Block.CodeBlock code) {
        ObjectNode node = JSON.objectNode().put("type", "codeBlock");
        if (!code.language().isEmpty()) {
            node.putObject("attrs").put("language", code.language());
        }
        if (!code.text().isEmpty()) {
            node.putArray("content").addObject().put("type", "text").put("text", code.text());
        }
        return node;
    }

    /** Returns an item of a list. */
    public static ObjectNode item(Block.ListItem item) {
        return node("listItem", orEmptyParagraph(item.content()));
    }

    /** The schema requires that a quote or an item has content. */
    private static ArrayNode orEmptyParagraph(List<Block> blocks) {
        return blocks.isEmpty() ? JSON.arrayNode().add(paragraph(List.of())) : all(blocks, AdfWriter::block);
    }

    private static ObjectNode tasks(Block.TaskList list) {
        ArrayNode content = JSON.arrayNode();
        list.items().forEach(task -> content.addAll(task(task)));
        return identified("taskList", content);
    }

    /** Returns the nodes of a task. In ADF, the tasks below a task are not inside it but follow it. */
    public static List<ObjectNode> task(Block.TaskItem task) {
        ArrayNode text = JSON.arrayNode();
        List<ObjectNode> nodes = new ArrayList<>();
        for (Block block : task.content()) {
            if (block instanceof Block.Paragraph paragraph) {
                text.addAll(AdfInlineWriter.write(paragraph.text()));
            } else {
                nodes.add(block(block));
            }
        }
        ObjectNode item = identified("taskItem", text);
        item.withObject("attrs").put("state", task.done() ? "DONE" : "TODO");
        nodes.add(0, item);
        return nodes;
    }

    private static ObjectNode table(Block.Table table) {
        ArrayNode rows = JSON.arrayNode();
        if (!table.header().cells().isEmpty()) {
            rows.add(row(table.header(), true));
        }
        table.rows().forEach(row -> rows.add(row(row, false)));
        return node("table", rows);
    }

    /** Returns a row of a table. */
    public static ObjectNode row(Block.Row row, boolean isHeader) {
        return node("tableRow", all(row.cells(), cell -> cell(cell, isHeader)));
    }

    /** Returns a cell of a table. */
    public static ObjectNode cell(List<Inline> text, boolean isHeader) {
        return node(isHeader ? "tableHeader" : "tableCell", JSON.arrayNode().add(paragraph(text)));
    }

    private static ObjectNode identified(String type, ArrayNode content) {
        ObjectNode node = node(type, content);
        node.putObject("attrs").put("localId", UUID.randomUUID().toString());
        return node;
    }

    /** Returns a node of any type. */
    public static ObjectNode node(String type, ArrayNode content) {
        ObjectNode node = JSON.objectNode().put("type", type);
        node.set("content", content);
        return node;
    }

    private static <T> ArrayNode all(List<T> list, Function<T, ObjectNode> write) {
        return JSON.arrayNode().addAll(list.stream().map(write).toList());
    }
}
