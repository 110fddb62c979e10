package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.InlineNormalizer;
import dev.juncture.jira.adf.block.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
 * permission that not every site gives. A target that Jira does not keep is shown behind its words.
 */
final class InlineReader {
    private static final Pattern BREAK = Pattern.compile("(?i)\\s*<br\\s*/?>\\s*");

    /** A node whose children are being read. {@code start} is the index of the first inline that comes from them. */
    private record Open(Node node, Set<Mark> marks, int start) {}

    private final List<Inline> text = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private final ContentSize size;

    private InlineReader(Node block, ContentSize size) {
        this.size = size;
        open.push(new Open(block, Set.of(), 0));
    }

    /** @param size counts what is read */
    static List<Inline> read(Node block, ContentSize size) {
        InlineReader reader = new InlineReader(block, size);
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
            leave();
            while (node.getNext() == null && node.getParent() != block) {
                node = node.getParent();
                leave();
            }
            node = node.getNext();
        }
    }

    private void enter(Node node) {
        open.push(new Open(node, marksInside(node), text.size()));
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
        }
    }

    private void leave() {
        Open left = open.pop();
        if (left.node() instanceof Link link) {
            addTarget(left, link.getDestination(), link.getTitle());
        } else if (left.node() instanceof Image image) {
            addTarget(left, image.getDestination(), image.getTitle());
        } else if (left.node() instanceof BracketReader.Mention mention) {
            List<Inline> name = text.subList(left.start(), text.size());
            Optional<Inline.Mention> read = Inline.Mention.of(mention.accountId(), Inline.characters(name));
            name.clear();
            read.ifPresent(text::add);
        }
    }

    /** Shows a target that is not behind the words: it is not kept, there are no words, or another link is around them. */
    private void addTarget(Open left, String destination, @Nullable String title) {
        String words = Inline.characters(text.subList(left.start(), text.size()));
        boolean isLink = !left.marks().equals(open.element().marks());
        boolean isTold = title == null
                && (words.equals(destination)
                        || link(left.marks())
                                .filter(around -> around.href().equals(destination))
                                .isPresent());
        if (isLink && words.isEmpty()) {
            text.add(new Inline.Text(destination, left.marks()));
        } else if (!isLink && !isTold) {
            add(Mark.Link.asText(destination, title == null ? "" : title));
        }
    }

    private void add(String literal) {
        text.add(new Inline.Text(literal, open.element().marks()));
    }

    private Set<Mark> marksInside(Node node) {
        Set<Mark> outside = open.element().marks();
        if (node instanceof StrongEmphasis) {
            return with(Mark.Style.STRONG, outside);
        }
        if (node instanceof Emphasis) {
            return with(Mark.Style.EM, outside);
        }
        if (node instanceof Strikethrough) {
            return with(Mark.Style.STRIKE, outside);
        }
        if (node instanceof Code) {
            return with(Mark.Style.CODE, outside);
        }
        if (node instanceof Link link) {
            return linked(link.getDestination(), link.getTitle(), outside);
        }
        return node instanceof Image image ? linked(image.getDestination(), image.getTitle(), outside) : outside;
    }

    private Set<Mark> linked(String destination, @Nullable String title, Set<Mark> outside) {
        size.addTarget(destination.length() + (title == null ? 0 : title.length()));
        return link(outside).isPresent()
                ? outside
                : Mark.Link.to(destination, title == null ? "" : title)
                        .map(link -> with(link, outside))
                        .orElse(outside);
    }

    private static Optional<Mark.Link> link(Set<Mark> marks) {
        return marks.stream()
                .filter(Mark.Link.class::isInstance)
                .map(Mark.Link.class::cast)
                .findFirst();
    }

    private static Set<Mark> with(Mark mark, Set<Mark> marks) {
        List<Mark> all = new ArrayList<>(marks);
        all.add(mark);
        return Set.copyOf(all);
    }
}
