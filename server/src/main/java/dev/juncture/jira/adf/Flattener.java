package dev.juncture.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Blocks as lines of text, for the places where blocks may not stand. */
final class Flattener {
    private static final Inline BAR = Inline.plain(" | ");

    private Flattener() {}

    /** All in one run, broken where a line ends. */
    static List<Inline> joined(List<? extends Block> blocks) {
        List<Inline> all = new ArrayList<>();
        for (List<Inline> line : lines(blocks)) {
            if (!all.isEmpty()) {
                all.add(new Inline.HardBreak());
            }
            all.addAll(line);
        }
        return all;
    }

    static List<List<Inline>> lines(List<? extends Block> blocks) {
        List<List<Inline>> lines = new ArrayList<>();
        blocks.forEach(block -> lines.addAll(lines(block)));
        return lines;
    }

    private static List<List<Inline>> lines(Block block) {
        List<List<Inline>> lines = new ArrayList<>();
        if (block instanceof Block.Paragraph paragraph) {
            lines.add(paragraph.text());
        } else if (block instanceof Block.Heading heading) {
            lines.add(strong(heading.text()));
        } else if (block instanceof Block.CodeBlock code) {
            code.text().lines().forEach(line -> lines.add(List.of(code(line))));
        } else if (block instanceof Block.Blockquote quote) {
            lines.addAll(lines(quote.content()));
        } else if (block instanceof Block.BulletList bullets) {
            bullets.items().forEach(item -> lines.addAll(marked("• ", item.content())));
        } else if (block instanceof Block.OrderedList numbers) {
            int number = numbers.start();
            for (Block.ListItem item : numbers.items()) {
                lines.addAll(marked(number++ + ". ", item.content()));
            }
        } else if (block instanceof Block.TaskList tasks) {
            tasks.items().forEach(task -> lines.addAll(marked(box(task), task.content())));
        } else if (block instanceof Block.Table table) {
            lines.add(row(new Block.Row(
                    table.header().cells().stream().map(Flattener::strong).toList())));
            table.rows().forEach(row -> lines.add(row(row)));
        }
        lines.removeIf(List::isEmpty);
        return lines;
    }

    static String box(Block.TaskItem task) {
        return task.done() ? "[x] " : "[ ] ";
    }

    static List<Inline> strong(List<Inline> text) {
        return text.stream().map(Flattener::strong).toList();
    }

    private static Inline strong(Inline inline) {
        if (inline instanceof Inline.Text text) {
            List<Mark> marks = new ArrayList<>(text.marks());
            marks.add(Mark.Style.STRONG);
            return new Inline.Text(text.text(), Set.copyOf(marks));
        }
        return inline;
    }

    static List<List<Inline>> marked(String marker, List<? extends Block> content) {
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

    private static List<Inline> row(Block.Row row) {
        List<Inline> line = new ArrayList<>();
        for (List<Inline> cell : row.cells()) {
            if (!line.isEmpty()) {
                line.add(BAR);
            }
            cell.forEach(inline -> line.add(inline instanceof Inline.HardBreak ? Inline.plain(" ") : inline));
        }
        return line;
    }
}
