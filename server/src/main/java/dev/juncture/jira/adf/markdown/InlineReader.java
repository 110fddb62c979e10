package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.InlineNormalizer;
import dev.juncture.jira.adf.block.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of one Markdown block. A line end in the source becomes a space, as CommonMark says. An image becomes
 * a link to the image with its description as the text, because showing media that Jira does not hold needs a
 * permission that not every site gives.
 */
final class InlineReader {
    private static final Pattern BREAK = Pattern.compile("(?i)\\s*<br\\s*/?>\\s*");

    private final List<Inline> text = new ArrayList<>();
    private final Deque<Set<Mark>> marks = new ArrayDeque<>(List.of(Set.of()));

    private final ContentSize size;

    private InlineReader(ContentSize size) {
        this.size = size;
    }

    /** @param size counts what is read */
    static List<Inline> read(Node block, ContentSize size) {
        InlineReader reader = new InlineReader(size);
        reader.walk(block);
        return size.counted(InlineNormalizer.normalize(reader.text));
    }

    /** Returns the lines of an HTML block as text. A block that is only {@code <br>} is empty. */
    static List<Inline> readHtml(String literal) {
        List<Inline> lines = new ArrayList<>();
        if (!BREAK.matcher(literal).matches()) {
            literal.lines().forEach(line -> {
                lines.add(Inline.plain(line));
                lines.add(new Inline.HardBreak());
            });
        }
        return InlineNormalizer.normalize(lines);
    }

    /** Does not recurse, because marks can nest as deep as the parser allows. */
    private void walk(Node block) {
        Node node = block.getFirstChild();
        while (node != null) {
            enter(node);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            marks.pop();
            while (node.getNext() == null && node.getParent() != block) {
                node = node.getParent();
                marks.pop();
            }
            node = node.getNext();
        }
    }

    private void enter(Node node) {
        marks.push(marksInside(node));
        if (node instanceof Text leaf) {
            add(leaf.getLiteral());
        } else if (node instanceof Code code) {
            add(code.getLiteral());
        } else if (node instanceof SoftLineBreak) {
            add(" ");
        } else if (node instanceof HardLineBreak) {
            text.add(new Inline.HardBreak());
        } else if (node instanceof HtmlInline html) {
            if (BREAK.matcher(html.getLiteral()).matches()) {
                text.add(new Inline.HardBreak());
            } else {
                add(html.getLiteral());
            }
        } else if (node instanceof Image image && image.getFirstChild() == null) {
            size.addTarget(image.getDestination().length());
            add(image.getDestination());
        }
    }

    private void add(String literal) {
        text.add(new Inline.Text(literal, marks.element()));
    }

    private Set<Mark> marksInside(Node node) {
        if (node instanceof StrongEmphasis) {
            return with(Mark.Style.STRONG);
        }
        if (node instanceof Emphasis) {
            return with(Mark.Style.EM);
        }
        if (node instanceof Strikethrough) {
            return with(Mark.Style.STRIKE);
        }
        if (node instanceof Code) {
            return with(Mark.Style.CODE);
        }
        if (node instanceof Link link) {
            return linked(link.getDestination(), link.getTitle());
        }
        return node instanceof Image image ? linked(image.getDestination(), image.getTitle()) : marks.element();
    }

    private Set<Mark> linked(String destination, @Nullable String title) {
        boolean isLinked = marks.element().stream().anyMatch(Mark.Link.class::isInstance);
        if (isLinked) {
            return marks.element();
        }
        size.addTarget(destination.length() + (title == null ? 0 : title.length()));
        return Mark.Link.to(destination, title == null ? "" : title)
                .map(this::with)
                .orElseGet(marks::element);
    }

    private Set<Mark> with(Mark mark) {
        List<Mark> all = new ArrayList<>(marks.element());
        all.add(mark);
        return Set.copyOf(all);
    }
}
