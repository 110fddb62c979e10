package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.TextSanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/**
 * Reads Markdown as blocks. HTML becomes text, except {@code <br>}, which is the only line break that a table cell can
 * hold.
 */
public final class MarkdownReader {
    private final String markdown;
    private final Definitions definitions;
    private final ContentSize size;

    private MarkdownReader(String markdown, Definitions definitions, ContentSize size) {
        this.markdown = markdown;
        this.definitions = definitions;
        this.size = size;
    }

    /**
     * Every text is Markdown.
     *
     * @throws dev.juncture.error.ApiException {@code invalid_request} if the text becomes too many blocks, runs or marks,
     *     or would take too long to parse
     */
    public static List<Block> read(String markdown) {
        String sanitized = TextSanitizer.sanitize(markdown);
        ParsingCost.check(sanitized);
        Node document = CommonMarkParser.parse(sanitized);
        String wider = TableWidths.widened(sanitized, document);
        return read(wider, wider.equals(sanitized) ? document : CommonMarkParser.parse(wider), new ContentSize());
    }

    private static List<Block> read(String markdown, Node document, ContentSize size) {
        return new MarkdownReader(markdown, new Definitions(document, markdown), size).blocks(document);
    }

    private List<Block> blocks(Node parent) {
        List<Block> blocks = new ArrayList<>();
        for (Node node : children(parent)) {
            size.addNode();
            if (node instanceof ListBlock list) {
                blocks.addAll(lists(list));
            } else if (node instanceof Paragraph) {
                blocks.add(new Block.Paragraph(InlineReader.read(node, size)));
            } else if (node instanceof Heading heading) {
                blocks.add(new Block.Heading(heading.getLevel(), InlineReader.read(node, size)));
            } else if (node instanceof FencedCodeBlock code) {
                addCode(code.getInfo(), code.getLiteral(), blocks);
            } else if (node instanceof IndentedCodeBlock code) {
                addCode("", code.getLiteral(), blocks);
            } else if (node instanceof BlockQuote) {
                blocks.add(new Block.Blockquote(blocks(node)));
            } else if (node instanceof ThematicBreak) {
                blocks.add(new Block.Rule());
            } else if (node instanceof HtmlBlock html) {
                blocks.add(new Block.Paragraph(size.counted(InlineReader.readHtml(html.getLiteral()))));
            } else if (node instanceof TableBlock) {
                blocks.add(table(node));
            } else if (node instanceof LinkReferenceDefinition definition) {
                definitions
                        .asParagraph(definition)
                        .map(line -> read(line, CommonMarkParser.parse(line), size))
                        .ifPresent(blocks::addAll);
            }
        }
        return blocks;
    }

    /** Text after the language, such as a file name, becomes a paragraph, because Jira has no field for it. */
    private void addCode(String info, String literal, List<Block> blocks) {
        String first = info.strip().split("\\s", 2)[0];
        String language = Block.CodeBlock.isLanguage(first) ? first : "";
        String rest = info.strip().substring(language.length()).strip();
        if (!rest.isEmpty()) {
            blocks.add(new Block.Paragraph(size.counted(List.of(Inline.plain(rest)))));
        }
        String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        blocks.add(new Block.CodeBlock(language, text));
    }

    /** Returns several lists if tasks and other items are mixed, because Jira does not mix them. */
    private List<Block> lists(ListBlock list) {
        List<Block> lists = new ArrayList<>();
        List<Block.ListItem> items = new ArrayList<>();
        List<Block.TaskItem> tasks = new ArrayList<>();
        int number = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : 1;
        for (Node node : children(list)) {
            size.addNode();
            List<Block> content = blocks(node);
            Optional<Block.TaskItem> task = TaskBox.read(node, content, markdown);
            if (task.isPresent()) {
                flush(list, number - items.size(), items, lists);
                tasks.add(task.get());
            } else {
                flush(tasks, lists);
                items.add(new Block.ListItem(content));
            }
            number++;
        }
        flush(list, number - items.size(), items, lists);
        flush(tasks, lists);
        return lists;
    }

    private static void flush(ListBlock list, int start, List<Block.ListItem> items, List<Block> lists) {
        if (!items.isEmpty()) {
            List<Block.ListItem> done = List.copyOf(items);
            lists.add(list instanceof BulletList ? new Block.BulletList(done) : new Block.OrderedList(start, done));
            items.clear();
        }
    }

    private static void flush(List<Block.TaskItem> tasks, List<Block> lists) {
        if (!tasks.isEmpty()) {
            lists.add(new Block.TaskList(List.copyOf(tasks)));
            tasks.clear();
        }
    }

    private Block table(Node table) {
        List<Block.Row> header = new ArrayList<>();
        List<Block.Row> rows = new ArrayList<>();
        for (Node part : children(table)) {
            for (Node row : children(part)) {
                size.addNode();
                (part instanceof TableHead ? header : rows).add(new Block.Row(map(row, this::cell)));
            }
        }
        return new Block.Table(header.isEmpty() ? new Block.Row(List.of()) : header.get(0), rows);
    }

    private List<Inline> cell(Node cell) {
        size.addNode();
        return InlineReader.read(cell, size);
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
