package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes blocks that follow {@link dev.juncture.jira.adf.block.NestingRules} as Markdown that reads back as the same
 * blocks.
 */
public final class MarkdownWriter {
    /** The start of a list that may follow a paragraph without a blank line. */
    private static final Pattern INTERRUPTS_PARAGRAPH = Pattern.compile("(?s)([-*]|1[.)]) .*");

    /** Lists indent each line that they hold, so a short document can become a very long text. */
    private static final int MAX_LENGTH = 500_000;

    private MarkdownWriter() {}

    /** The Markdown would be too long. */
    public static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("The Markdown is too long.", null, false, false);
        }
    }

    /** @throws TooLongException if the text would have more than 500,000 characters */
    public static String write(List<Block> blocks) {
        return write(blocks, false);
    }

    private static String write(List<Block> blocks, boolean isInItem) {
        StringBuilder markdown = new StringBuilder();
        Block last = new Block.Rule();
        boolean alternate = false;
        for (Block block : blocks) {
            // Two lists in a row would be read as one if they had the same marker.
            alternate = continues(last, block) && !alternate;
            String written = write(block, alternate);
            if (!markdown.isEmpty()) {
                boolean isTight = isInItem
                        && last instanceof Block.Paragraph
                        && isList(block)
                        && INTERRUPTS_PARAGRAPH.matcher(written).matches();
                markdown.append(isTight ? "\n" : "\n\n");
            }
            markdown.append(written);
            if (markdown.length() > MAX_LENGTH) {
                throw new TooLongException();
            }
            last = block;
        }
        return markdown.toString();
    }

    private static String write(Block block, boolean alternate) {
        if (block instanceof Block.Paragraph paragraph) {
            return InlineWriter.paragraph(paragraph.text());
        }
        if (block instanceof Block.Heading heading) {
            String text = InlineWriter.heading(heading.text());
            return "#".repeat(heading.level()) + (text.isEmpty() ? "" : " " + text);
        }
        if (block instanceof Block.CodeBlock code) {
            return code(code);
        }
        if (block instanceof Block.Blockquote quote) {
            return eachLine(write(quote.content()), line -> line.isEmpty() ? ">" : "> " + line);
        }
        if (block instanceof Block.BulletList list) {
            return items(Collections.nCopies(list.items().size(), alternate ? "*" : "-"), list.items());
        }
        if (block instanceof Block.OrderedList list) {
            List<String> markers = Stream.iterate(list.start(), number -> number + 1)
                    .limit(list.items().size())
                    .map(number -> number + (alternate ? ")" : "."))
                    .toList();
            return items(markers, list.items());
        }
        if (block instanceof Block.TaskList list) {
            return join(list.items().stream()
                    .map(task -> item(alternate ? "*" : "-", task(task)))
                    .toList());
        }
        return block instanceof Block.Table table ? table(table) : "---";
    }

    private static boolean isList(Block block) {
        return block instanceof Block.BulletList
                || block instanceof Block.OrderedList
                || block instanceof Block.TaskList;
    }

    private static boolean continues(Block list, Block next) {
        return isList(list) && isList(next) && list instanceof Block.OrderedList == next instanceof Block.OrderedList;
    }

    private static String code(Block.CodeBlock code) {
        String fence = Backticks.fence(code.text());
        return fence + code.language() + "\n" + (code.text().isEmpty() ? "" : code.text() + "\n") + fence;
    }

    private static String items(List<String> markers, List<Block.ListItem> items) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<Block> content = items.get(i).content();
            // A list that opens an item starts on its own line, because three markers in a row would be a rule.
            boolean opensWithList = !content.isEmpty() && isList(content.get(0));
            written.add(item(markers.get(i), (opensWithList ? "\n" : "") + write(content, true)));
        }
        return join(written);
    }

    private static String task(Block.TaskItem task) {
        List<Block> content = task.content();
        boolean hasText = !content.isEmpty() && content.get(0) instanceof Block.Paragraph;
        String text = hasText ? write(content.get(0), false) : "";
        String below = write(content.subList(hasText ? 1 : 0, content.size()), true);
        return task.box() + (text.isEmpty() ? "" : " " + text) + (below.isEmpty() ? "" : "\n" + below);
    }

    private static String item(String marker, String content) {
        String indent = " ".repeat(marker.length() + 1);
        String indented = eachLine(content, line -> line.isEmpty() ? "" : indent + line);
        return content.isEmpty() || content.startsWith("\n")
                ? marker + indented
                : marker + indented.substring(marker.length());
    }

    private static String join(List<String> items) {
        boolean isLoose = items.stream().anyMatch(item -> item.contains("\n\n"));
        return String.join(isLoose ? "\n\n" : "\n", items);
    }

    private static String table(Block.Table table) {
        int columns = table.columns();
        List<String> rows = new ArrayList<>();
        rows.add(row(table.header(), columns));
        rows.add("|" + " --- |".repeat(columns));
        table.rows().forEach(row -> rows.add(row(row, columns)));
        return String.join("\n", rows);
    }

    private static String row(Block.Row row, int columns) {
        return "|"
                + Stream.concat(row.cells().stream(), Stream.generate(List::<Inline>of))
                        .limit(columns)
                        .map(cell -> " " + InlineWriter.cell(cell) + " |")
                        .collect(Collectors.joining());
    }

    private static String eachLine(String text, UnaryOperator<String> edit) {
        return Stream.of(text.split("\n", -1)).map(edit).collect(Collectors.joining("\n"));
    }
}
