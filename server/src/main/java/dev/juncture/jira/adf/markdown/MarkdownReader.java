package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.InlineNormalizer;
import dev.juncture.jira.adf.block.TextSanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Markdown as blocks. HTML is text, except {@code <br>}, the only line break that a table's cell can hold. */
public final class MarkdownReader {
    // One tilde is no strikethrough: "~5 minutes" is common in issues. Depth is bounded so that no input exhausts the
    // stack.
    private static final Parser PARSER = parser(TablesExtension.create());

    private static final Parser WITHOUT_TABLES = parser();

    private static final Pattern TASK = Pattern.compile("(?s)\\[([ xX])](?: .*)?");

    private final String markdown;

    private MarkdownReader(String markdown) {
        this.markdown = markdown;
    }

    public static List<Block> read(String markdown) {
        String clean = TextSanitizer.sanitize(markdown);
        return new MarkdownReader(clean).blocks(parse(clean));
    }

    private static Node parse(String markdown) {
        try {
            return PARSER.parse(markdown);
        } catch (IllegalArgumentException moreThanAMillionCells) {
            return WITHOUT_TABLES.parse(markdown);
        }
    }

    private static Parser parser(Extension... more) {
        List<Extension> extensions = new ArrayList<>(List.of(more));
        extensions.add(StrikethroughExtension.builder().requireTwoTildes(true).build());
        return Parser.builder()
                .extensions(extensions)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(100)
                .maxInlineNesting(100)
                .build();
    }

    private List<Block> blocks(Node parent) {
        List<Block> blocks = new ArrayList<>();
        for (Node node : children(parent)) {
            if (node instanceof ListBlock list) {
                lists(list, blocks);
            } else if (node instanceof Paragraph) {
                blocks.add(new Block.Paragraph(InlineReader.read(node)));
            } else if (node instanceof Heading heading) {
                blocks.add(new Block.Heading(heading.getLevel(), InlineReader.read(node)));
            } else if (node instanceof FencedCodeBlock code) {
                blocks.add(code(code.getInfo(), code.getLiteral()));
            } else if (node instanceof IndentedCodeBlock code) {
                blocks.add(code("", code.getLiteral()));
            } else if (node instanceof BlockQuote) {
                blocks.add(new Block.Blockquote(blocks(node)));
            } else if (node instanceof ThematicBreak) {
                blocks.add(new Block.Rule());
            } else if (node instanceof HtmlBlock html) {
                blocks.add(new Block.Paragraph(InlineReader.html(html.getLiteral())));
            } else if (node instanceof TableBlock) {
                blocks.add(table(node));
            }
        }
        return blocks;
    }

    private static Block code(String info, String literal) {
        String language = info.strip().split("\\s", 2)[0];
        String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        return new Block.CodeBlock(language, text);
    }

    /** Tasks and other items in one list are several lists in Jira. */
    private void lists(ListBlock list, List<Block> blocks) {
        int number = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : 1;
        List<Block.ListItem> items = new ArrayList<>();
        List<Block.TaskItem> tasks = new ArrayList<>();
        for (Node node : children(list)) {
            List<Block> content = new ArrayList<>(blocks(node));
            if (isTask(node, content)) {
                flush(list, number - items.size(), items, blocks);
                tasks.add(task(content));
            } else {
                flush(tasks, blocks);
                items.add(new Block.ListItem(content));
            }
            number++;
        }
        flush(list, number - items.size(), items, blocks);
        flush(tasks, blocks);
    }

    private static void flush(ListBlock list, int start, List<Block.ListItem> items, List<Block> blocks) {
        if (!items.isEmpty()) {
            List<Block.ListItem> done = List.copyOf(items);
            blocks.add(list instanceof BulletList ? new Block.BulletList(done) : new Block.OrderedList(start, done));
            items.clear();
        }
    }

    private static void flush(List<Block.TaskItem> tasks, List<Block> blocks) {
        if (!tasks.isEmpty()) {
            blocks.add(new Block.TaskList(List.copyOf(tasks)));
            tasks.clear();
        }
    }

    /** The source tells a box from brackets that were escaped. */
    private boolean isTask(Node item, List<Block> content) {
        return item.getFirstChild() instanceof Paragraph paragraph
                && !paragraph.getSourceSpans().isEmpty()
                && markdown.charAt(paragraph.getSourceSpans().get(0).getInputIndex()) == '['
                && box(content).map(text -> TASK.matcher(text).matches()).orElse(false);
    }

    private static Optional<String> box(List<Block> content) {
        List<Inline> text = ((Block.Paragraph) content.get(0)).text();
        return text.isEmpty()
                        || !(text.get(0) instanceof Inline.Text first)
                        || !first.marks().isEmpty()
                ? Optional.empty()
                : Optional.of(first.text());
    }

    private static Block.TaskItem task(List<Block> content) {
        List<Inline> text = new ArrayList<>(((Block.Paragraph) content.get(0)).text());
        String first = ((Inline.Text) text.remove(0)).text();
        text.add(0, Inline.plain(first.substring("[x]".length())));
        content.set(0, new Block.Paragraph(InlineNormalizer.normalize(text)));
        return new Block.TaskItem(first.charAt(1) != ' ', content);
    }

    private static Block table(Node table) {
        List<Block.Row> header = new ArrayList<>();
        List<Block.Row> rows = new ArrayList<>();
        for (Node part : children(table)) {
            for (Node row : children(part)) {
                (part instanceof TableHead ? header : rows).add(new Block.Row(map(row, InlineReader::read)));
            }
        }
        return new Block.Table(header.isEmpty() ? new Block.Row(List.of()) : header.get(0), rows);
    }

    private static List<Node> children(Node parent) {
        return map(parent, Function.identity());
    }

    private static <T> List<T> map(Node parent, Function<Node, T> read) {
        List<T> all = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            all.add(read.apply(node));
        }
        return all;
    }
}
