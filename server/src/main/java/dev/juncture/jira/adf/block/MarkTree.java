package dev.juncture.jira.adf.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nests the marks of a text, as Markdown's delimiters do. Where several marks start, the one that reaches farthest is the
 * outermost. A style neither starts nor ends with a space, because no delimiter opens before a space or closes after one; a
 * link may.
 */
public final class MarkTree {
    /** A part of a text: one inline, or what a mark is around. */
    public sealed interface Part {}

    /** An inline, whose marks are those around it, and code. */
    public record Leaf(Inline inline) implements Part {}

    /** What a mark is around. */
    public record Marked(Mark mark, List<Part> parts) implements Part {}

    private final List<Inline> runs;

    private MarkTree(List<Inline> text) {
        this.runs = text.stream().flatMap(MarkTree::split).toList();
    }

    /** Returns the parts of a text, the outermost marks first. */
    public static List<Part> of(List<Inline> text) {
        MarkTree tree = new MarkTree(text);
        return tree.parts(0, tree.runs.size(), List.of());
    }

    /** Returns the text with those marks only that can be nested: not those on the spaces around styled words. */
    static List<Inline> nestable(List<Inline> text) {
        List<Inline> flat = new ArrayList<>();
        flatten(of(text), List.of(), flat);
        return flat;
    }

    private static void flatten(List<Part> parts, List<Mark> marks, List<Inline> flat) {
        for (Part part : parts) {
            if (part instanceof Marked marked) {
                flatten(marked.parts(), with(marked.mark(), marks), flat);
            } else if (part instanceof Leaf leaf && leaf.inline() instanceof Inline.Text run) {
                flat.add(new Inline.Text(run.text(), Set.copyOf(run.isCode() ? with(Mark.Style.CODE, marks) : marks)));
            } else if (part instanceof Leaf leaf) {
                flat.add(leaf.inline());
            }
        }
    }

    static boolean isBlank(String text) {
        return text.codePoints().allMatch(MarkTree::isSpaceCharacter);
    }

    /** Splits off the spaces around a run. */
    private static Stream<Inline> split(Inline inline) {
        if (!(inline instanceof Inline.Text run) || run.isCode()) {
            return Stream.of(inline);
        }
        String text = run.text();
        int start = 0;
        while (start < text.length() && isSpaceCharacter(text.codePointAt(start))) {
            start++;
        }
        int end = text.length();
        while (end > start && isSpaceCharacter(text.codePointBefore(end))) {
            end--;
        }
        return Stream.of(text.substring(0, start), text.substring(start, end), text.substring(end))
                .filter(part -> !part.isEmpty())
                .map(part -> new Inline.Text(part, run.marks()));
    }

    private List<Part> parts(int from, int to, List<Mark> open) {
        List<Part> parts = new ArrayList<>();
        int at = from;
        while (at < to) {
            Optional<Mark> mark = farthest(at, to, open);
            if (mark.isPresent()) {
                int end = end(at, to, mark.get());
                parts.add(new Marked(mark.get(), parts(at, end, with(mark.get(), open))));
                at = end;
            } else {
                parts.add(new Leaf(runs.get(at++)));
            }
        }
        return parts;
    }

    private Optional<Mark> farthest(int at, int to, List<Mark> open) {
        if (!(runs.get(at) instanceof Inline.Text text)) {
            return Optional.empty();
        }
        Optional<Mark> farthest = Optional.empty();
        int reach = at;
        for (Mark mark : inOrder(text.marks())) {
            boolean opensHere = !open.contains(mark) && (mark instanceof Mark.Link || !isSpace(at));
            int end = opensHere ? end(at, to, mark) : at;
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

    /** Returns where a mark ends that is open at a run. */
    private int end(int at, int to, Mark mark) {
        int end = at;
        for (int i = at; i < to && hasMark(i, mark); i++) {
            if (mark instanceof Mark.Link || !isSpace(i)) {
                end = i + 1;
            }
        }
        return end;
    }

    private boolean hasMark(int index, Mark mark) {
        return runs.get(index) instanceof Inline.Text text && text.marks().contains(mark);
    }

    private boolean isSpace(int index) {
        return runs.get(index) instanceof Inline.Text text && !text.isCode() && isBlank(text.text());
    }

    /** CommonMark's definition, which includes spaces that do not break. */
    private static boolean isSpaceCharacter(int codePoint) {
        return switch (codePoint) {
            case ' ', '\t', '\n', '\f', '\r' -> true;
            default -> Character.getType(codePoint) == Character.SPACE_SEPARATOR;
        };
    }

    private static List<Mark> with(Mark mark, List<Mark> marks) {
        List<Mark> all = new ArrayList<>(marks);
        all.add(mark);
        return all;
    }
}
