package dev.juncture.jira.adf.block;

import java.util.List;
import java.util.function.UnaryOperator;

/** Applies one edit to the text of blocks, however deep they are nested. */
public final class TextEdit {
    private final UnaryOperator<List<Inline>> edit;

    private TextEdit(UnaryOperator<List<Inline>> edit) {
        this.edit = edit;
    }

    /** Returns the blocks with the edited text of each paragraph, heading and cell. */
    public static List<Block> apply(List<Block> blocks, UnaryOperator<List<Inline>> edit) {
        return new TextEdit(edit).blocks(blocks);
    }

    private List<Block> blocks(List<Block> blocks) {
        return blocks.stream().map(this::block).toList();
    }

    private Block block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return new Block.Paragraph(edit.apply(paragraph.text()));
        }
        if (block instanceof Block.Heading heading) {
            return new Block.Heading(heading.level(), edit.apply(heading.text()));
        }
        if (block instanceof Block.Blockquote quote) {
            return new Block.Blockquote(blocks(quote.content()));
        }
        if (block instanceof Block.BulletList list) {
            return new Block.BulletList(items(list.items()));
        }
        if (block instanceof Block.OrderedList list) {
            return new Block.OrderedList(list.start(), items(list.items()));
        }
        if (block instanceof Block.TaskList list) {
            return new Block.TaskList(list.items().stream()
                    .map(task -> new Block.TaskItem(task.done(), blocks(task.content())))
                    .toList());
        }
        if (block instanceof Block.Table table) {
            return new Block.Table(
                    row(table.header()), table.rows().stream().map(this::row).toList());
        }
        return block;
    }

    private List<Block.ListItem> items(List<Block.ListItem> items) {
        return items.stream()
                .map(item -> new Block.ListItem(blocks(item.content())))
                .toList();
    }

    private Block.Row row(Block.Row row) {
        return new Block.Row(row.cells().stream().map(edit).toList());
    }
}
