package dev.juncture.jira.adf.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns blocks into lines of text, for the places that hold text but no blocks. */
public final class Flattener {
    private static final Inline CELL_SEPARATOR = Inline.plain(" | ");

    private Flattener() {}

    /** Returns the lines as one text, with a line break after each but the last. */
    public static List<Inline> joined(List<? extends Block> blocks) {
        List<Inline> all = new ArrayList<>();
        for (List<Inline> line : lines(blocks)) {
            if (!all.isEmpty()) {
                all.add(new Inline.HardBreak());
            }
            all.addAll(line);
        }
        return all;
    }

    /** Returns the lines of the blocks, without line breaks. */
    public static List<List<Inline>> lines(List<? extends Block> blocks) {
        List<List<Inline>> lines = new ArrayList<>();
        blocks.forEach(block -> lines.addAll(lines(block)));
        return lines;
    }

    private static List<List<Inline>> lines(Block block) {
        List<List<Inline>> lines = new ArrayList<>();
        if (block instanceof Block.Paragraph paragraph) {
            lines.add(paragraph.text());
        } else if (block instanceof Block.Heading heading) {
            lines.add(Inline.strong(heading.text()));
        } else if (block instanceof Block.CodeBlock code) {
            code.text().lines().forEach(line -> lines.add(List.of(code(line))));
        } else if (block instanceof Block.Blockquote quote) {
            lines.addAll(lines(quote.content()));
        } else if (block instanceof Block.BulletList list) {
            list.items().forEach(item -> lines.addAll(marked("• ", item.content())));
        } else if (block instanceof Block.OrderedList list) {
            int number = list.start();
            for (Block.ListItem item : list.items()) {
                lines.addAll(marked(number++ + ". ", item.content()));
            }
        } else if (block instanceof Block.TaskList list) {
            list.items().forEach(task -> lines.addAll(marked(task.box() + " ", task.content())));
        } else if (block instanceof Block.Table table) {
            List<List<Inline>> header = new ArrayList<>();
            table.header().cells().forEach(cell -> header.add(Inline.strong(cell)));
            lines.add(row(header));
            table.rows().forEach(row -> lines.add(row(row.cells())));
        }
        lines.removeIf(List::isEmpty);
        return lines;
    }

    private static List<List<Inline>> marked(String marker, List<? extends Block> content) {
        List<List<Inline>> lines = lines(content);
        List<Inline> first = new ArrayList<>(List.of(Inline.plain(marker)));
        if (!lines.isEmpty()) {
            first.addAll(lines.remove(0));
        }
        lines.add(0, first);
        return lines;
    }

    private static Inline code(String line) {
        return new Inline.Text(line, Set.of(Mark.Style.CODE));
    }

    private static List<Inline> row(List<List<Inline>> cells) {
        List<Inline> line = new ArrayList<>();
        for (List<Inline> cell : cells) {
            if (!line.isEmpty()) {
                line.add(CELL_SEPARATOR);
            }
            cell.forEach(inline -> line.add(inline instanceof Inline.HardBreak ? Inline.plain(" ") : inline));
        }
        return line;
    }
}
