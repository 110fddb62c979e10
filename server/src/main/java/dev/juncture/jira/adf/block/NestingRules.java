package dev.juncture.jira.adf.block;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Blocks as Jira's schema lets them nest. What may not stand in its place becomes the nearest thing that may. */
public final class NestingRules {
    /** Deeper lists become lines of text: nobody reads them, and everybody who walks them needs a stack. */
    static final int DEEPEST = 20;

    /** Rows are filled up to the widest one: a few characters must not become millions of cells. */
    private static final int MOST_CELLS = 50_000;

    /** Letters of no other meaning where a fence names its language: {@code c++}, {@code objective-c}. */
    private static final Pattern LANGUAGE = Pattern.compile("[\\p{L}\\p{N}_+#.-]+");

    private static final Pattern BLANK_LINE = Pattern.compile("(^|\n)[ \t]+(?=\n|$)");

    private enum Place {
        DOCUMENT,
        QUOTE,
        ITEM
    }

    private NestingRules() {}

    public static List<Block> apply(List<Block> blocks) {
        return blocks(blocks, Place.DOCUMENT, 0);
    }

    private static List<Block> blocks(List<Block> blocks, Place place, int depth) {
        return blocks.stream().flatMap(block -> fit(block, place, depth)).toList();
    }

    private static Stream<Block> fit(Block block, Place place, int depth) {
        if (block instanceof Block.Paragraph paragraph) {
            return paragraph(paragraph.text());
        }
        if (block instanceof Block.Heading heading) {
            return place == Place.DOCUMENT
                    ? Stream.of(new Block.Heading(heading.level(), InlineNormalizer.normalizeOneLine(heading.text())))
                    : paragraph(Inline.strong(heading.text()));
        }
        if (block instanceof Block.CodeBlock code) {
            return Stream.of(code(code, place));
        }
        if (block instanceof Block.Blockquote quote) {
            return place == Place.DOCUMENT
                    ? Stream.of(new Block.Blockquote(blocks(quote.content(), Place.QUOTE, depth)))
                    : blocks(quote.content(), place, depth).stream();
        }
        if (block instanceof Block.Table table) {
            return place == Place.DOCUMENT
                            && (long) table.columns() * table.rows().size() <= MOST_CELLS
                    ? table(table)
                    : paragraph(Flattener.joined(List.of(table)));
        }
        if (block instanceof Block.Rule) {
            return place == Place.DOCUMENT ? Stream.of(block) : Stream.empty();
        }
        return list(block, place, depth);
    }

    private static Block code(Block.CodeBlock code, Place place) {
        String language = LANGUAGE.matcher(code.language()).matches() ? code.language() : "";
        String text = TextSanitizer.sanitizeLines(code.text());
        // In a list a parser takes the blanks of an empty line for its indentation.
        return new Block.CodeBlock(
                language, place == Place.ITEM ? BLANK_LINE.matcher(text).replaceAll("$1") : text);
    }

    private static Stream<Block> list(Block list, Place place, int depth) {
        if (depth == DEEPEST) {
            return Flattener.lines(List.of(list)).stream().flatMap(NestingRules::paragraph);
        }
        if (list instanceof Block.BulletList bullets && !bullets.items().isEmpty()) {
            return Stream.of(new Block.BulletList(items(bullets.items(), depth)));
        }
        if (list instanceof Block.OrderedList numbers && !numbers.items().isEmpty()) {
            int start = Math.max(
                    0, Math.min(numbers.start(), 999_999_999 - numbers.items().size()));
            return Stream.of(new Block.OrderedList(start, items(numbers.items(), depth)));
        }
        if (list instanceof Block.TaskList tasks && !tasks.items().isEmpty()) {
            return Stream.of(place == Place.QUOTE ? ticked(tasks, depth) : tasks(tasks, depth));
        }
        return Stream.empty();
    }

    private static List<Block.ListItem> items(List<Block.ListItem> items, int depth) {
        return items.stream()
                .map(item -> new Block.ListItem(blocks(item.content(), Place.ITEM, depth + 1)))
                .toList();
    }

    private static Block tasks(Block.TaskList tasks, int depth) {
        return new Block.TaskList(tasks.items().stream()
                .map(task -> new Block.TaskItem(task.done(), taskContent(task, depth)))
                .toList());
    }

    /** A task holds one run of text; only tasks may stand below it. */
    private static List<Block> taskContent(Block.TaskItem task, int depth) {
        List<Block> text = new ArrayList<>();
        List<Block> below = new ArrayList<>();
        task.content().forEach(block -> (block instanceof Block.TaskList ? below : text).add(block));
        List<Block> content = new ArrayList<>(paragraph(Flattener.joined(text)).toList());
        content.addAll(blocks(below, Place.ITEM, depth + 1));
        return content.stream().allMatch(block -> block instanceof Block.TaskList || block == content.get(0))
                ? content
                : paragraph(Flattener.joined(content)).toList();
    }

    /** A quote may hold no task list: the boxes become text. */
    private static Block ticked(Block.TaskList tasks, int depth) {
        return new Block.BulletList(tasks.items().stream()
                .map(task -> {
                    List<Block> content = new ArrayList<>(task.content());
                    List<Inline> first = new ArrayList<>(List.of(Inline.plain(task.box() + " ")));
                    if (!content.isEmpty() && content.get(0) instanceof Block.Paragraph paragraph) {
                        first.addAll(paragraph.text());
                        content.remove(0);
                    }
                    content.add(0, new Block.Paragraph(first));
                    return new Block.ListItem(blocks(content, Place.ITEM, depth + 1));
                })
                .toList());
    }

    private static Stream<Block> table(Block.Table table) {
        int columns = table.columns();
        if (columns == 0) {
            return Stream.empty();
        }
        Block.Row header = row(table.header(), columns);
        boolean blank = header.cells().stream().allMatch(List::isEmpty);
        if (blank && table.rows().isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new Block.Table(
                blank ? new Block.Row(List.of()) : header,
                table.rows().stream().map(row -> row(row, columns)).toList()));
    }

    private static Block.Row row(Block.Row row, int columns) {
        List<List<Inline>> cells = new ArrayList<>();
        row.cells().forEach(cell -> cells.add(InlineNormalizer.normalize(cell)));
        while (cells.size() < columns) {
            cells.add(List.of());
        }
        return new Block.Row(List.copyOf(cells));
    }

    private static Stream<Block> paragraph(List<Inline> text) {
        List<Inline> runs = InlineNormalizer.normalize(text);
        return runs.isEmpty() ? Stream.empty() : Stream.of(new Block.Paragraph(runs));
    }
}
