package dev.juncture.jira.adf;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.Mark;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Blocks that fit as a document's nodes. */
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
            ObjectNode node = node("heading", text(heading.text()));
            node.putObject("attrs").put("level", heading.level());
            return node;
        }
        if (block instanceof Block.CodeBlock code) {
            return code(code);
        }
        if (block instanceof Block.Blockquote quote) {
            return node("blockquote", orEmptyParagraph(quote.content()));
        }
        if (block instanceof Block.BulletList bullets) {
            return node("bulletList", all(bullets.items(), AdfWriter::item));
        }
        if (block instanceof Block.OrderedList numbers) {
            ObjectNode node = node("orderedList", all(numbers.items(), AdfWriter::item));
            node.putObject("attrs").put("order", numbers.start());
            return node;
        }
        if (block instanceof Block.TaskList tasks) {
            return tasks(tasks);
        }
        if (block instanceof Block.Table table) {
            return table(table);
        }
        return JSON.objectNode().put("type", "rule");
    }

    private static ObjectNode paragraph(List<Inline> text) {
        return node("paragraph", text(text));
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

    private static ObjectNode tasks(Block.TaskList tasks) {
        ArrayNode content = JSON.arrayNode();
        for (Block.TaskItem task : tasks.items()) {
            ArrayNode text = JSON.arrayNode();
            ArrayNode below = JSON.arrayNode();
            for (Block block : task.content()) {
                if (block instanceof Block.Paragraph paragraph) {
                    text.addAll(text(paragraph.text()));
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

    private static ArrayNode orEmptyParagraph(List<Block> blocks) {
        return blocks.isEmpty() ? JSON.arrayNode().add(paragraph(List.of())) : all(blocks, AdfWriter::block);
    }

    private static ArrayNode text(List<Inline> text) {
        return all(text, AdfWriter::inline);
    }

    private static ObjectNode inline(Inline inline) {
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

    private static void link(Mark.Link link, ArrayNode marks) {
        ObjectNode attrs =
                marks.addObject().put("type", "link").putObject("attrs").put("href", link.href());
        if (!link.title().isEmpty()) {
            attrs.put("title", link.title());
        }
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
