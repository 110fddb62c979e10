package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.text.Characters;

/**
 * The text of one block as Markdown. Each mark has a delimiter of its own ({@code ~~}, {@code **}, {@code _}), so that
 * two of them side by side stay apart; the mark that reaches farthest is the outermost.
 */
final class InlineWriter {
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*");
    private static final Pattern ADDRESS = Pattern.compile("[^<>\\s\\p{Z}\\p{Cc}]+");

    /** Signs at a heading's end that a parser would take for decoration. */
    private static final Pattern CLOSING = Pattern.compile("((?:^| )#*)#$");

    private static final Pattern TICKS = Pattern.compile("`+");

    private final List<Inline> runs;
    private final String lineBreak;
    private final MarkdownBuilder output = new MarkdownBuilder();

    private InlineWriter(List<Inline> text, String lineBreak) {
        this.runs = text.stream().flatMap(InlineWriter::apart).toList();
        this.lineBreak = lineBreak;
        write(0, runs.size(), Set.of());
    }

    static String paragraph(List<Inline> text) {
        return new InlineWriter(text, "\\\n").output.toString();
    }

    static String heading(List<Inline> text) {
        String heading = new InlineWriter(text, " ").output.toString();
        return CLOSING.matcher(heading).replaceFirst("$1\\\\#");
    }

    static String cell(List<Inline> text) {
        return new InlineWriter(text, "<br>").output.toString().replace("|", "\\|");
    }

    /** The blanks around a run stand apart: no delimiter opens before a blank or closes behind one. */
    private static Stream<Inline> apart(Inline inline) {
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
            Optional<Mark> mark = isBlank(at) ? Optional.empty() : farthest(at, to, open);
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
        if (mark instanceof Mark.Link link) {
            if (to - from == 1 && isBare(link, (Inline.Text) runs.get(from), inside)) {
                output.literal("<" + ((Inline.Text) runs.get(from)).text() + ">");
            } else {
                output.literal("[");
                write(from, to, inside);
                output.literal("](" + target(link) + ")");
            }
        } else {
            output.open(delimiter(mark));
            write(from, to, inside);
            output.close(delimiter(mark));
        }
    }

    private void write(Inline inline, Set<Mark> open) {
        if (!(inline instanceof Inline.Text text)) {
            output.lineBreak(lineBreak);
        } else if (text.isCode()) {
            output.literal(code(text.text()));
        } else {
            output.text(text.text(), open.stream().anyMatch(Mark.Link.class::isInstance));
        }
    }

    private boolean isBlank(int index) {
        return !(runs.get(index) instanceof Inline.Text text)
                || !text.isCode()
                        && Characters.isWhitespaceCodePoint(text.text().codePointAt(0));
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

    /** Where the run of a mark ends, without the blanks behind it. */
    private int end(int at, int to, Mark mark) {
        int end = at;
        for (int i = at; i < to && carries(i, mark); i++) {
            if (!isBlank(i)) {
                end = i + 1;
            }
        }
        return end;
    }

    private boolean carries(int index, Mark mark) {
        return runs.get(index) instanceof Inline.Text text && text.marks().contains(mark);
    }

    private static String delimiter(Mark mark) {
        return mark == Mark.Style.STRIKE ? "~~" : mark == Mark.Style.STRONG ? "**" : "_";
    }

    private static boolean isBare(Mark.Link link, Inline.Text text, Set<Mark> open) {
        return link.title().isEmpty()
                && open.containsAll(text.marks())
                && (text.text().equals(link.href())
                                && ADDRESS.matcher(text.text()).matches()
                        || link.href().equals("mailto:" + text.text())
                                && MAIL.matcher(text.text()).matches());
    }

    private static String target(Mark.Link link) {
        String href = Escaping.escapeEntities(Escaping.escapeAll(link.href(), "\\()<>"));
        return link.title().isEmpty()
                ? href
                : href + " \"" + Escaping.escapeEntities(Escaping.escapeAll(link.title(), "\\\"")) + '"';
    }

    private static String code(String text) {
        Set<Integer> taken = TICKS.matcher(text)
                .results()
                .map(run -> run.end() - run.start())
                .collect(Collectors.toSet());
        int ticks = 1;
        while (taken.contains(ticks)) {
            ticks++;
        }
        String fence = "`".repeat(ticks);
        boolean padded = text.startsWith("`")
                || text.endsWith("`")
                || text.startsWith(" ") && text.endsWith(" ") && text.chars().anyMatch(c -> c != ' ');
        return fence + (padded ? " " + text + " " : text) + fence;
    }
}
