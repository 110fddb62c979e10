package dev.juncture.jira.adf.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings the text of a block into the one form that Markdown and Jira both keep: one run per set of marks, bare
 * addresses linked, no marks on the spaces around marked words, no spaces at the ends of a line.
 */
public final class InlineNormalizer {
    private InlineNormalizer() {}

    /** Normalizes the text of a paragraph or a cell. */
    public static List<Inline> normalize(List<Inline> text) {
        List<Inline> linked = new ArrayList<>();
        for (Inline inline : merge(text.stream().map(InlineNormalizer::sanitize).toList())) {
            if (inline instanceof Inline.Text run && !run.isCode() && !run.isLinked()) {
                Autolinks.link(run, linked);
            } else {
                linked.add(inline instanceof Inline.Text run ? withoutDefinition(run) : inline);
            }
        }
        return trim(merge(withTargets(merge(MarkTree.nestable(merge(linked))))));
    }

    /** Normalizes text for a place that holds one line: line breaks become spaces. */
    public static List<Inline> normalizeOneLine(List<Inline> text) {
        return normalize(text.stream()
                .map(inline -> inline instanceof Inline.HardBreak ? Inline.plain(" ") : inline)
                .toList());
    }

    private static Inline sanitize(Inline inline) {
        if (inline instanceof Inline.Text text) {
            // The schema allows code to be combined with a link only.
            Set<Mark> marks = text.isCode()
                    ? text.marks().stream()
                            .filter(mark -> mark instanceof Mark.Link || mark == Mark.Style.CODE)
                            .collect(Collectors.toSet())
                    : text.marks();
            return new Inline.Text(TextSanitizer.sanitizeLine(text.text()), marks);
        }
        return inline;
    }

    /** At the start of a paragraph, a parser reads a link to such code as the definition of a link. Text can be escaped. */
    private static Inline.Text withoutDefinition(Inline.Text run) {
        return run.isCode() && run.isLinked() && run.text().contains("]:") ? run.without(Mark.Style.CODE) : run;
    }

    /** Shows the target of a link that has only spaces to click on. */
    private static List<Inline> withTargets(List<Inline> text) {
        List<Inline> shown = new ArrayList<>();
        boolean isBlank = true;
        for (int i = 0; i < text.size(); i++) {
            shown.add(text.get(i));
            Optional<Mark.Link> link = link(text.get(i));
            isBlank &= text.get(i) instanceof Inline.Text run && MarkTree.isBlank(run.text());
            boolean goesOn = i + 1 < text.size() && link.equals(link(text.get(i + 1)));
            if (link.isPresent() && isBlank && !goesOn) {
                shown.add(Inline.plain(link.get().href()).with(link.get()));
            }
            isBlank |= !goesOn;
        }
        return shown;
    }

    private static Optional<Mark.Link> link(Inline inline) {
        return inline instanceof Inline.Text run ? run.link() : Optional.empty();
    }

    private static List<Inline> merge(List<Inline> text) {
        List<Inline> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        Set<Mark> marks = Set.of();
        for (Inline inline : text) {
            boolean continues =
                    inline instanceof Inline.Text next && next.marks().equals(marks);
            if (!continues) {
                flush(run, marks, runs);
            }
            if (inline instanceof Inline.Text next) {
                run.append(next.text());
                marks = next.marks();
            } else {
                runs.add(inline);
            }
        }
        flush(run, marks, runs);
        return runs;
    }

    private static void flush(StringBuilder run, Set<Mark> marks, List<Inline> runs) {
        if (!run.isEmpty()) {
            runs.add(new Inline.Text(run.toString(), marks));
            run.setLength(0);
        }
    }

    private static List<Inline> trim(List<Inline> text) {
        List<Inline> runs = new ArrayList<>();
        for (Inline inline : text) {
            boolean startsLine = runs.isEmpty() || runs.get(runs.size() - 1) instanceof Inline.HardBreak;
            if (inline instanceof Inline.HardBreak) {
                trimEnd(runs);
                runs.add(inline);
            } else if (startsLine && inline instanceof Inline.Text run && !run.isCode()) {
                addUnlessEmpty(run, run.text().replaceFirst("^ +", ""), runs);
            } else {
                runs.add(inline);
            }
        }
        trimEnd(runs);
        while (!runs.isEmpty() && runs.get(runs.size() - 1) instanceof Inline.HardBreak) {
            runs.remove(runs.size() - 1);
        }
        return List.copyOf(runs);
    }

    private static void trimEnd(List<Inline> runs) {
        while (!runs.isEmpty() && runs.get(runs.size() - 1) instanceof Inline.Text last && !last.isCode()) {
            String text = last.text();
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            runs.remove(runs.size() - 1);
            addUnlessEmpty(last, text.substring(0, end), runs);
            if (end > 0) {
                return;
            }
        }
    }

    private static void addUnlessEmpty(Inline.Text run, String text, List<Inline> runs) {
        if (!text.isEmpty()) {
            runs.add(new Inline.Text(text, run.marks()));
        }
    }
}
