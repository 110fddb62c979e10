package dev.juncture.jira.adf.block;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Nests blocks as Jira's schema allows. A block that is not allowed in its place becomes the nearest thing that is
 * allowed there.
 */
public final class NestingRules {
    /** Deeper lists become lines of text: no reader needs them, and recursion over them could exhaust the stack. */
    private static final int MAX_DEPTH = 20;

    private static final Pattern BLANK_LINE = Pattern.compile("(^|\n)[ \t]+(?=\n|$)");

    /** Where blocks stand: at the top of a document, in a quote (a panel too), or in the item of a list. */
    public enum Place {
        DOCUMENT,
        QUOTE,
        ITEM
    }

    private NestingRules() {}

    /** Returns the blocks as the top of a document may hold them. */
    public static List<Block> apply(List<Block> blocks) {
        return apply(blocks, Place.DOCUMENT, 0);
    }

    /**
     * Returns the blocks as a place may hold them.
     *
     * @param depth the number of lists around the place
     */
    public static List<Block> apply(List<Block> blocks, Place place, int depth) {
        return blocks.stream().flatMap(block -> apply(block, place, depth)).toList();
    }

    private static Stream<Block> apply(Block block, Place place, int depth) {
        boolean isAtTop = place == Place.DOCUMENT;
        if (block instanceof Block.Paragraph paragraph) {
            return paragraph(paragraph.text());
        }
        if (block instanceof Block.Heading heading) {
            return isAtTop
                    ? Stream.of(new Block.Heading(heading.level(), InlineNormalizer.normalizeOneLine(heading.text())))
                    : paragraph(Inline.strong(heading.text()));
        }
        if (block instanceof Block.CodeBlock code) {
            return Stream.of(code(code, place));
        }
        if (block instanceof Block.Blockquote quote) {
            return isAtTop
                    ? Stream.of(new Block.Blockquote(apply(quote.content(), Place.QUOTE, depth)))
                    : apply(quote.content(), place, depth).stream();
        }
        if (block instanceof Block.Table table) {
            return isAtTop && !TableRules.isTooLarge(table)
                    ? TableRules.apply(table).stream()
                    : paragraph(Flattener.joined(List.of(table)));
        }
        if (block instanceof Block.Rule) {
            return isAtTop ? Stream.of(block) : Stream.empty();
        }
        return list(block, place, depth);
    }

    private static Stream<Block> paragraph(List<Inline> text) {
        List<Inline> runs = InlineNormalizer.normalize(text);
        return runs.isEmpty() ? Stream.empty() : Stream.of(new Block.Paragraph(runs));
    }

    private static Block code(Block.CodeBlock code, Place place) {
        String language = Block.CodeBlock.isLanguage(code.language()) ? code.language() : "";
        String text = TextSanitizer.sanitizeLines(code.text());
        // In a list, a parser takes the spaces of an empty line for indentation.
        return new Block.CodeBlock(
                language, place == Place.ITEM ? BLANK_LINE.matcher(text).replaceAll("$1") : text);
    }

    private static Stream<Block> list(Block block, Place place, int depth) {
        if (depth == MAX_DEPTH) {
            return Flattener.lines(List.of(block)).stream().flatMap(NestingRules::paragraph);
        }
        if (block instanceof Block.BulletList list && !list.items().isEmpty()) {
            return Stream.of(new Block.BulletList(items(list.items(), depth)));
        }
        if (block instanceof Block.OrderedList list && !list.items().isEmpty()) {
            // CommonMark reads no number of more than nine digits as a list marker.
            int start = Math.max(
                    0, Math.min(list.start(), 999_999_999 - list.items().size()));
            return Stream.of(new Block.OrderedList(start, items(list.items(), depth)));
        }
        if (block instanceof Block.TaskList list && !list.items().isEmpty()) {
            return Stream.of(place == Place.QUOTE ? bullets(list, depth) : tasks(list, depth));
        }
        return Stream.empty();
    }

    private static List<Block.ListItem> items(List<Block.ListItem> items, int depth) {
        return items.stream()
                .map(item -> new Block.ListItem(apply(item.content(), Place.ITEM, depth + 1)))
                .toList();
    }

    private static Block tasks(Block.TaskList list, int depth) {
        return new Block.TaskList(list.items().stream()
                .map(task -> new Block.TaskItem(task.done(), taskContent(task, depth)))
                .toList());
    }

    /** A task holds one text. Only tasks are allowed below it. */
    private static List<Block> taskContent(Block.TaskItem task, int depth) {
        List<Block> text = new ArrayList<>();
        List<Block> below = new ArrayList<>();
        task.content().forEach(block -> (block instanceof Block.TaskList ? below : text).add(block));
        List<Block> content = new ArrayList<>(paragraph(Flattener.joined(text)).toList());
        content.addAll(apply(below, Place.ITEM, depth + 1));
        return content.stream().allMatch(block -> block instanceof Block.TaskList || block == content.get(0))
                ? content
                : paragraph(Flattener.joined(content)).toList();
    }

    /** A quote cannot hold a task list, so the tasks become bullets and their boxes become text. */
    private static Block bullets(Block.TaskList list, int depth) {
        return new Block.BulletList(list.items().stream()
                .map(task -> {
                    List<Block> content = new ArrayList<>(task.content());
                    List<Inline> first = new ArrayList<>(List.of(Inline.plain(task.box() + " ")));
                    if (!content.isEmpty() && content.get(0) instanceof Block.Paragraph paragraph) {
                        first.addAll(paragraph.text());
                        content.remove(0);
                    }
                    content.add(0, new Block.Paragraph(first));
                    return new Block.ListItem(apply(content, Place.ITEM, depth + 1));
                })
                .toList());
    }
}
