package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.align.Alignment;
import dev.juncture.jira.adf.align.Entry;
import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.InlineNormalizer;
import dev.juncture.jira.adf.block.Mark;
import dev.juncture.jira.adf.node.AdfNodes;
import dev.juncture.jira.adf.node.AdfReader;
import dev.juncture.jira.adf.node.AdfWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Applies an edit to quotes, panels, code, expands, layouts, media with a caption and extensions with a body. */
final class ContainerPatch {
    private final Edit edit;
    private final Patcher patcher;

    ContainerPatch(Edit edit, Patcher patcher) {
        this.edit = edit;
        this.patcher = patcher;
    }

    /**
     * Returns the changed node.
     *
     * @param blocks what the node is to show; an expand or a layout shows its blocks among those around it
     */
    Optional<ObjectNode> patch(ObjectNode old, List<Block> blocks, Where where) {
        Block first = blocks.get(0);
        return switch (AdfNodes.type(old)) {
            case "blockquote" -> quote(blocks).map(content -> withContent(old, content, where.inQuote()));
            case "panel" ->
                quote(blocks)
                        .flatMap(content -> Titles.without(AdfReader.panelTitle(old), content))
                        .map(content -> withContent(old, content, where.inQuote()));
            case "codeBlock" ->
                blocks.size() == 1 && first instanceof Block.CodeBlock code
                        ? Optional.of(code(old, code, where))
                        : Optional.empty();
            case "expand" -> expand(old, blocks, where);
            case "nestedExpand" ->
                blocks.stream().anyMatch(Block.Table.class::isInstance) ? Optional.empty() : expand(old, blocks, where);
            case "bodiedExtension", "bodiedSyncBlock" -> Optional.of(withContent(old, blocks, where.inside()));
            case "layoutSection" -> Optional.of(layout(old, blocks, where.inside()));
            case "mediaSingle" -> media(old, blocks, where);
            default -> Optional.empty();
        };
    }

    private static Optional<List<Block>> quote(List<Block> blocks) {
        return blocks.size() == 1 && blocks.get(0) instanceof Block.Blockquote quote
                ? Optional.of(quote.content())
                : Optional.empty();
    }

    private ObjectNode withContent(JsonNode old, List<Block> blocks, Where where) {
        return Frames.withBlocks(old, patcher.patch(AdfNodes.children(old), blocks, where));
    }

    private static ObjectNode code(ObjectNode old, Block.CodeBlock code, Where where) {
        ObjectNode written = AdfWriter.block(code);
        ObjectNode changed = Frames.withOwnAttributes(old);
        boolean isSameLanguage = where.shown(old).get(0) instanceof Block.CodeBlock before
                && before.language().equals(code.language());
        if (!isSameLanguage) {
            Frames.attributes(changed).remove("language");
            if (!code.language().isEmpty()) {
                Frames.attributes(changed).put("language", code.language());
            }
        }
        if (Frames.attributes(changed).isEmpty()) {
            changed.remove("attrs");
        }
        return Frames.with(changed, AdfNodes.children(written));
    }

    /** An expand shows its title as a paragraph of strong text, unless the title is empty. */
    private Optional<ObjectNode> expand(ObjectNode old, List<Block> blocks, Where where) {
        boolean hasTitle = !InlineNormalizer.normalize(List.of(Inline.plain(AdfNodes.attr(old, "title"))))
                .isEmpty();
        if (!hasTitle) {
            return Optional.of(withContent(old, blocks, where.inside()));
        }
        List<Block> content = blocks.subList(1, blocks.size());
        if (edit.entry(where.shown(old).get(0)).equals(edit.entry(blocks.get(0)))) {
            return Optional.of(withContent(old, content, where.inside()));
        }
        return title(blocks.get(0)).map(title -> {
            ObjectNode renamed = Frames.withOwnAttributes(old);
            Frames.attributes(renamed).put("title", title);
            return withContent(renamed, content, where.inside());
        });
    }

    private static Optional<String> title(Block block) {
        return block instanceof Block.Paragraph paragraph
                        && paragraph.text().size() == 1
                        && paragraph.text().get(0) instanceof Inline.Text text
                        && text.marks().contains(Mark.Style.STRONG)
                ? Optional.of(text.text())
                : Optional.empty();
    }

    /** Each column keeps the blocks that come from it. A new block joins the column of the block before it. */
    private ObjectNode layout(ObjectNode old, List<Block> blocks, Where where) {
        List<JsonNode> columns = AdfNodes.children(old);
        List<List<Entry>> before = columns.stream()
                .map(column -> edit.entries(where.shown(column)))
                .toList();
        List<List<Block>> parts = new ArrayList<>();
        columns.forEach(column -> parts.add(new ArrayList<>()));
        int column = 0;
        for (Alignment.Step step : Alignment.of(before, edit.entries(blocks), edit.effort())) {
            column = step.old() == Alignment.NONE ? column : step.old();
            if (column < parts.size()) {
                parts.get(column).addAll(blocks.subList(step.from(), step.to()));
            }
        }
        List<ObjectNode> patched = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isObject()) {
                patched.add(withContent(columns.get(i), parts.get(i), where.inside()));
            }
        }
        return Frames.with(old, patched);
    }

    /** Media stay as they are. Only the caption below them is text. */
    private Optional<ObjectNode> media(ObjectNode old, List<Block> blocks, Where where) {
        List<JsonNode> content = AdfNodes.children(old);
        List<Block> shown = where.shown(old);
        boolean isSameMedia =
                !content.isEmpty() && !shown.isEmpty() && edit.key(shown.get(0)).equals(edit.key(blocks.get(0)));
        if (!isSameMedia || blocks.size() > 2) {
            return Optional.empty();
        }
        if (blocks.size() == 1) {
            return Optional.of(Frames.with(old, List.of(content.get(0))));
        }
        if (!(blocks.get(1) instanceof Block.Paragraph caption)) {
            return Optional.empty();
        }
        JsonNode before = content.size() > 1 && content.get(1).isObject()
                ? content.get(1)
                : JsonNodeFactory.instance.objectNode().put("type", "caption");
        ObjectNode after = Frames.with(
                before, TextPatch.apply(AdfNodes.children(before), caption.text(), InlineNormalizer::normalize, edit));
        return Optional.of(Frames.with(old, List.of(content.get(0), after)));
    }
}
