package dev.juncture.jira.adf;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes blocks that follow {@link dev.juncture.jira.adf.block.NestingRules} as a document's nodes. */
final class AdfWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AdfWriter() {}

    static AdfDocument document(List<ObjectNode> content) {
        ObjectNode doc = JSON.objectNode().put("type", "doc").put("version", 1);
        doc.putArray("content").addAll(content);
        return new AdfDocument(doc);
    }

    static ObjectNode block(Block block) {
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

    private static ObjectNode paragraph(List<Inline> text) {
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

    private static ObjectNode item(Block.ListItem item) {
        return node("listItem", orEmptyParagraph(item.content()));
    }

    /** The schema requires that a quote or an item has content. */
    private static ArrayNode orEmptyParagraph(List<Block> blocks) {
        return blocks.isEmpty() ? JSON.arrayNode().add(paragraph(List.of())) : all(blocks, AdfWriter::block);
    }

    /** In ADF, the tasks below a task are not inside it but follow it. */
    private static ObjectNode tasks(Block.TaskList list) {
        ArrayNode content = JSON.arrayNode();
        for (Block.TaskItem task : list.items()) {
            ArrayNode text = JSON.arrayNode();
            ArrayNode below = JSON.arrayNode();
            for (Block block : task.content()) {
                if (block instanceof Block.Paragraph paragraph) {
                    text.addAll(AdfInlineWriter.write(paragraph.text()));
                } else {
                    below.add(block(block));
                }
            }
            ObjectNode item = identified("taskItem", text);
            item.withObject("attrs").put("state", task.done() ? "DONE" : "TODO");
            content.add(item).addAll(below);
        }
        return identified("taskList", content);
    }

    private static ObjectNode table(Block.Table table) {
        ArrayNode rows = JSON.arrayNode();
        if (!table.header().cells().isEmpty()) {
            rows.add(row("tableHeader", table.header()));
        }
        table.rows().forEach(row -> rows.add(row("tableCell", row)));
        return node("table", rows);
    }

    private static ObjectNode row(String type, Block.Row row) {
        return node(
                "tableRow", all(row.cells(), cell -> node(type, JSON.arrayNode().add(paragraph(cell)))));
    }

    private static ObjectNode identified(String type, ArrayNode content) {
        ObjectNode node = node(type, content);
        node.putObject("attrs").put("localId", UUID.randomUUID().toString());
        return node;
    }

    private static ObjectNode node(String type, ArrayNode content) {
        ObjectNode node = JSON.objectNode().put("type", type);
        node.set("content", content);
        return node;
    }

    private static <T> ArrayNode all(List<T> list, Function<T, ObjectNode> write) {
        return JSON.arrayNode().addAll(list.stream().map(write).toList());
    }
}
