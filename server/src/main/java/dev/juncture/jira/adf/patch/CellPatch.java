package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.align.Alignment;
import dev.juncture.jira.adf.align.Entry;
import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Flattener;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.InlineNormalizer;
import dev.juncture.jira.adf.node.AdfNodes;
import dev.juncture.jira.adf.node.AdfReader;
import dev.juncture.jira.adf.node.AdfTableReader;
import dev.juncture.jira.adf.node.AdfWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies an edit to a cell. A cell can hold any blocks, and Markdown shows them as lines. A block whose lines did not change
 * stays; changed lines become a paragraph, in which the nodes of the old block stay.
 */
final class CellPatch {
    private final Edit edit;

    CellPatch(Edit edit) {
        this.edit = edit;
    }

    /** Returns a cell's text as Markdown shows it. */
    static List<Inline> shown(JsonNode cell, boolean isInHeader) {
        return shown(AdfReader.readCell(cell), cell, isInHeader);
    }

    private static List<Inline> shown(List<Inline> text, JsonNode cell, boolean isInHeader) {
        return InlineNormalizer.normalize(AdfTableReader.shown(cell, isInHeader, text));
    }

    static ObjectNode blank() {
        return AdfWriter.cell(List.of(), false);
    }

    static JsonNode withoutSpan(JsonNode cell) {
        if (!cell.path("attrs").has("colspan") && !cell.path("attrs").has("rowspan")) {
            return cell;
        }
        ObjectNode single = Frames.withOwnAttributes(cell);
        Frames.attributes(single).remove(List.of("colspan", "rowspan", "colwidth"));
        return single;
    }

    String key(List<Inline> text) {
        return edit.key(new Block.Paragraph(text));
    }

    JsonNode patch(JsonNode cell, List<Inline> text, boolean isInHeader) {
        if (key(shown(cell, isInHeader)).equals(key(text))) {
            return cell;
        }
        UnaryOperator<List<Inline>> normalize = shown -> shown(shown, cell, isInHeader);
        ObjectNode patched = Frames.withBlocks(cell, blocks(AdfNodes.children(cell), text, normalize));
        return key(shown(patched, isInHeader)).equals(key(text))
                ? patched
                : Frames.with(cell, List.of(AdfWriter.paragraph(edit.people().recognizedIn(text))));
    }

    private List<ObjectNode> blocks(List<JsonNode> olds, List<Inline> text, UnaryOperator<List<Inline>> normalize) {
        if (olds.size() == 1 && AdfNodes.type(olds.get(0)).equals("paragraph")) {
            return List.of(paragraph(olds.get(0), text, normalize));
        }
        List<List<Inline>> lines = lines(text);
        List<List<Entry>> before = olds.stream()
                .map(block -> entries(normalize.apply(Flattener.joined(AdfReader.read(List.of(block))))))
                .toList();
        List<ObjectNode> blocks = new ArrayList<>();
        for (Alignment.Step step : Alignment.of(before, entries(text), edit.effort())) {
            List<Inline> part = joined(lines.subList(step.from(), step.to()));
            if (step.isSame()) {
                blocks.add((ObjectNode) olds.get(step.old()));
            } else {
                blocks.add(
                        step.old() == Alignment.NONE
                                ? AdfWriter.paragraph(part)
                                : paragraph(olds.get(step.old()), part, normalize));
            }
        }
        return blocks;
    }

    private ObjectNode paragraph(JsonNode old, List<Inline> text, UnaryOperator<List<Inline>> normalize) {
        boolean isParagraph = AdfNodes.type(old).equals("paragraph");
        return Frames.with(
                isParagraph ? old : AdfWriter.paragraph(List.of()),
                TextPatch.apply(inlines(old), text, normalize, edit));
    }

    /** Returns the nodes of all texts in a block, with a line break after each text but the last. */
    private static List<JsonNode> inlines(JsonNode block) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode child : AdfNodes.children(block)) {
            if (AdfReader.isInline(child)) {
                all.add(child);
            } else {
                if (!all.isEmpty()) {
                    all.add(JsonNodeFactory.instance.objectNode().put("type", "hardBreak"));
                }
                all.addAll(inlines(child));
            }
        }
        return all;
    }

    private List<Entry> entries(List<Inline> text) {
        return text.isEmpty()
                ? List.of()
                : lines(text).stream().map(line -> new Entry(key(line), 0)).toList();
    }

    private static List<List<Inline>> lines(List<Inline> text) {
        List<List<Inline>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        for (Inline inline : text) {
            if (inline instanceof Inline.HardBreak) {
                lines.add(new ArrayList<>());
            } else {
                lines.get(lines.size() - 1).add(inline);
            }
        }
        return lines;
    }

    private static List<Inline> joined(List<List<Inline>> lines) {
        List<Inline> text = new ArrayList<>();
        for (List<Inline> line : lines) {
            if (!text.isEmpty()) {
                text.add(new Inline.HardBreak());
            }
            text.addAll(line);
        }
        return text;
    }
}
