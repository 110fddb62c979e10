package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.text.Characters;

/**
 * Writes the text of one block as Markdown. Each mark has its own delimiter ({@code ~~}, {@code **}, {@code _}), to
 * keep two of them apart that stand side by side. Where several marks start, the one that reaches farthest is the
 * outermost.
 */
final class InlineWriter {
    /** A number sign at the end of a heading, which a parser would remove as decoration. */
    private static final Pattern CLOSING = Pattern.compile("((?:^| )#*)#$");

    private final List<Inline> runs;
    private final String lineBreak;
    private final MarkdownBuilder builder = new MarkdownBuilder();

    private InlineWriter(List<Inline> text, String lineBreak) {
        this.runs = text.stream().flatMap(InlineWriter::split).toList();
        this.lineBreak = lineBreak;
    }

    static String paragraph(List<Inline> text) {
        return write(text, "\\\n");
    }

    static String heading(List<Inline> text) {
        return CLOSING.matcher(write(text, " ")).replaceFirst("$1\\\\#");
    }

    static String cell(List<Inline> text) {
        return write(text, "<br>").replace("|", "\\|");
    }

    private static String write(List<Inline> text, String lineBreak) {
        InlineWriter writer = new InlineWriter(text, lineBreak);
        writer.write(0, writer.runs.size(), Set.of());
        return writer.builder.build();
    }

    /** Splits off the spaces around a run, because no delimiter opens before a space or closes after one. */
    private static Stream<Inline> split(Inline inline) {
        if (!(inline instanceof Inline.Text run) || run.isCode()) {
            return Stream.of(inline);
        }
        String text = run.text();
        int start = 0;
        while (start < text.length() && Characters.isWhitespaceCodePoint(text.codePointAt(start))) {
            start++;
        }
        int end = text.length();
        while (end > start && Characters.isWhitespaceCodePoint(text.codePointBefore(end))) {
            end--;
        }
        return Stream.of(text.substring(0, start), text.substring(start, end), text.substring(end))
                .filter(part -> !part.isEmpty())
                .map(part -> new Inline.Text(part, run.marks()));
    }

    private void write(int from, int to, Set<Mark> open) {
        int at = from;
        while (at < to) {
            Optional<Mark> mark = isSpace(at) ? Optional.empty() : farthest(at, to, open);
            if (mark.isPresent()) {
                int end = end(at, to, mark.get());
                write(at, end, mark.get(), open);
                at = end;
            } else {
                write(runs.get(at++), open);
            }
        }
    }

    private void write(int from, int to, Mark mark, Set<Mark> open) {
        Set<Mark> inside = new HashSet<>(open);
        inside.add(mark);
        if (!(mark instanceof Mark.Link link)) {
            builder.open(delimiter(mark));
            write(from, to, inside);
            builder.close(delimiter(mark));
        } else if (to - from == 1
                && runs.get(from) instanceof Inline.Text text
                && inside.containsAll(text.marks())
                && LinkSyntax.isAutolink(link, text.text())) {
            builder.literal("<" + text.text() + ">");
        } else {
            builder.literal("[");
            write(from, to, inside);
            builder.literal("](" + LinkSyntax.target(link) + ")");
        }
    }

    private void write(Inline inline, Set<Mark> open) {
        if (!(inline instanceof Inline.Text text)) {
            builder.lineBreak(lineBreak);
        } else if (text.isCode()) {
            builder.literal(Backticks.span(text.text()));
        } else {
            builder.text(text.text(), open.stream().anyMatch(Mark.Link.class::isInstance));
        }
    }

    private Optional<Mark> farthest(int at, int to, Set<Mark> open) {
        Optional<Mark> farthest = Optional.empty();
        int reach = at;
        for (Mark mark : inOrder(((Inline.Text) runs.get(at)).marks())) {
            int end = open.contains(mark) ? at : end(at, to, mark);
            if (end > reach) {
                farthest = Optional.of(mark);
                reach = end;
            }
        }
        return farthest;
    }

    private static List<Mark> inOrder(Set<Mark> marks) {
        List<Mark> order = new ArrayList<>();
        Stream.of(Mark.Style.STRIKE, Mark.Style.STRONG, Mark.Style.EM)
                .filter(marks::contains)
                .forEach(order::add);
        marks.stream().filter(Mark.Link.class::isInstance).forEach(order::add);
        return order;
    }

    /** Returns where a mark ends that is open at a run. Spaces at its end are not included. */
    private int end(int at, int to, Mark mark) {
        int end = at;
        for (int i = at; i < to && hasMark(i, mark); i++) {
            if (!isSpace(i)) {
                end = i + 1;
            }
        }
        return end;
    }

    private boolean hasMark(int index, Mark mark) {
        return runs.get(index) instanceof Inline.Text text && text.marks().contains(mark);
    }

    private boolean isSpace(int index) {
        return !(runs.get(index) instanceof Inline.Text text)
                || !text.isCode()
                        && Characters.isWhitespaceCodePoint(text.text().codePointAt(0));
    }

    private static String delimiter(Mark mark) {
        return mark == Mark.Style.STRIKE ? "~~" : mark == Mark.Style.STRONG ? "**" : "_";
    }
}
