package dev.juncture.jira.adf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Blocks that fit as Markdown that reads back as the same blocks. */
final class MarkdownPrinter {
    /** Only such a list may follow a paragraph without a blank line. */
    private static final Pattern INTERRUPTS = Pattern.compile("(?s)([-*]|1[.)]) .*");

    private static final Pattern TICKS = Pattern.compile("`+");

    private MarkdownPrinter() {}

    static String print(List<Block> blocks) {
        return print(blocks, false);
    }

    private static String print(List<Block> blocks, boolean inItem) {
        StringBuilder markdown = new StringBuilder();
        Block last = new Block.Rule();
        boolean alternate = false;
        for (Block block : blocks) {
            // Two lists in a row are one unless their markers differ.
            alternate = continues(last, block) && !alternate;
            String printed = print(block, alternate);
            if (!markdown.isEmpty()) {
                boolean tight = inItem
                        && last instanceof Block.Paragraph
                        && isList(block)
                        && INTERRUPTS.matcher(printed).matches();
                markdown.append(tight ? "\n" : "\n\n");
            }
            markdown.append(printed);
            last = block;
        }
        return markdown.toString();
    }

    private static String print(Block block, boolean alternate) {
        if (block instanceof Block.Paragraph paragraph) {
            return TextPrinter.paragraph(paragraph.text());
        }
        if (block instanceof Block.Heading heading) {
            String text = TextPrinter.heading(heading.text());
            return "#".repeat(heading.level()) + (text.isEmpty() ? "" : " " + text);
        }
        if (block instanceof Block.Code code) {
            return code(code);
        }
        if (block instanceof Block.Quote quote) {
            return lines(print(quote.content()), line -> line.isEmpty() ? ">" : "> " + line);
        }
        if (block instanceof Block.Bullets bullets) {
            return items(Collections.nCopies(bullets.items().size(), alternate ? "*" : "-"), bullets.items());
        }
        if (block instanceof Block.Numbers numbers) {
            List<String> markers = Stream.iterate(numbers.start(), number -> number + 1)
                    .limit(numbers.items().size())
                    .map(number -> number + (alternate ? ")" : "."))
                    .toList();
            return items(markers, numbers.items());
        }
        if (block instanceof Block.Tasks tasks) {
            return tasks(alternate ? "*" : "-", tasks.tasks());
        }
        return block instanceof Block.Table table ? table(table) : "---";
    }

    private static boolean isList(Block block) {
        return block instanceof Block.Bullets || block instanceof Block.Numbers || block instanceof Block.Tasks;
    }

    private static boolean continues(Block list, Block next) {
        return isList(list) && isList(next) && list instanceof Block.Numbers == next instanceof Block.Numbers;
    }

    private static String code(Block.Code code) {
        int longest = TICKS.matcher(code.text())
                .results()
                .mapToInt(ticks -> ticks.end() - ticks.start())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + code.language() + "\n" + (code.text().isEmpty() ? "" : code.text() + "\n") + fence;
    }

    private static String items(List<String> markers, List<Block.Item> items) {
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<Block> content = items.get(i).content();
            // A list that opens an item starts on its own line: three markers in a row would be a rule.
            boolean opensWithList = !content.isEmpty() && isList(content.get(0));
            printed.add(item(markers.get(i), (opensWithList ? "\n" : "") + print(content, true)));
        }
        return joined(printed);
    }

    private static String tasks(String marker, List<Block.Task> tasks) {
        List<String> printed = new ArrayList<>();
        for (Block.Task task : tasks) {
            boolean hasText = !task.content().isEmpty() && task.content().get(0) instanceof Block.Paragraph;
            String text = hasText
                    ? TextPrinter.paragraph(((Block.Paragraph) task.content().get(0)).text())
                    : "";
            String below =
                    print(task.content().subList(hasText ? 1 : 0, task.content().size()), true);
            String content = (text.isEmpty() ? Lines.box(task).strip() : Lines.box(task) + text)
                    + (below.isEmpty() ? "" : "\n" + below);
            printed.add(item(marker, content));
        }
        return joined(printed);
    }

    private static String item(String marker, String content) {
        String indent = " ".repeat(marker.length() + 1);
        String indented = lines(content, line -> line.isEmpty() ? "" : indent + line);
        return content.isEmpty() || content.startsWith("\n")
                ? marker + indented
                : marker + indented.substring(marker.length());
    }

    private static String joined(List<String> items) {
        boolean spread = items.stream().anyMatch(item -> item.contains("\n\n"));
        return String.join(spread ? "\n\n" : "\n", items);
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
                        .map(cell -> " " + TextPrinter.cell(cell) + " |")
                        .collect(Collectors.joining());
    }

    private static String lines(String text, UnaryOperator<String> edit) {
        return Stream.of(text.split("\n", -1)).map(edit).collect(Collectors.joining("\n"));
    }
}
