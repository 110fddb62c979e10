package dev.juncture.jira.adf.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a block as both sides keep it: one run per set of marks, bare addresses linked, no blanks at the ends of
 * a line.
 */
public final class InlineNormalizer {
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])https?://[^\\s\\p{Z}\\p{Cc}<>]+");

    private InlineNormalizer() {}

    public static List<Inline> normalize(List<Inline> text) {
        List<Inline> linked = new ArrayList<>();
        for (Inline inline : merged(text.stream().map(InlineNormalizer::clean).toList())) {
            if (inline instanceof Inline.Text run && !run.isCode() && !run.isLinked()) {
                link(run, linked);
            } else {
                linked.add(inline);
            }
        }
        return trimmed(merged(linked));
    }

    /** In places that hold one line. */
    static List<Inline> normalizeOneLine(List<Inline> text) {
        return normalize(text.stream()
                .map(inline -> inline instanceof Inline.HardBreak ? Inline.plain(" ") : inline)
                .toList());
    }

    private static Inline clean(Inline inline) {
        if (inline instanceof Inline.Text text) {
            // The schema lets code be combined with a link only.
            Set<Mark> marks = text.isCode()
                    ? text.marks().stream()
                            .filter(mark -> mark instanceof Mark.Link || mark == Mark.Style.CODE)
                            .collect(Collectors.toSet())
                    : text.marks();
            return new Inline.Text(TextSanitizer.sanitizeLine(text.text()), marks);
        }
        return inline;
    }

    private static List<Inline> merged(List<Inline> text) {
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

    private static void link(Inline.Text run, List<Inline> linked) {
        Matcher address = ADDRESS.matcher(run.text());
        int done = 0;
        while (address.find()) {
            String found = withoutPunctuation(address.group());
            int end = address.start() + found.length();
            List<Mark> marks = new ArrayList<>(run.marks());
            if (Mark.Link.to(found, "").map(marks::add).orElse(false)) {
                linked.add(new Inline.Text(run.text().substring(done, address.start()), run.marks()));
                linked.add(new Inline.Text(found, Set.copyOf(marks)));
                done = end;
            }
        }
        linked.add(new Inline.Text(run.text().substring(done), run.marks()));
    }

    /** An address at the end of a sentence, or in brackets, ends before the punctuation. */
    private static String withoutPunctuation(String address) {
        int end = address.length();
        int open = 0;
        for (int i = 0; i < end; i++) {
            open += address.charAt(i) == '(' ? 1 : address.charAt(i) == ')' ? -1 : 0;
        }
        while (end > 0 && "?!.,:;*_~'\"])|".indexOf(address.charAt(end - 1)) >= 0) {
            char last = address.charAt(end - 1);
            if (last == ')' && open >= 0) {
                break;
            }
            open += last == ')' ? 1 : 0;
            end--;
        }
        return address.substring(0, end);
    }

    private static List<Inline> trimmed(List<Inline> text) {
        List<Inline> runs = new ArrayList<>();
        for (Inline inline : text) {
            boolean startsLine = runs.isEmpty() || runs.get(runs.size() - 1) instanceof Inline.HardBreak;
            if (inline instanceof Inline.HardBreak) {
                trimEnd(runs);
                runs.add(inline);
            } else if (startsLine && inline instanceof Inline.Text run && !run.isCode()) {
                add(run, run.text().replaceFirst("^ +", ""), runs);
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
            add(last, text.substring(0, end), runs);
            if (end > 0) {
                return;
            }
        }
    }

    private static void add(Inline.Text run, String text, List<Inline> runs) {
        if (!text.isEmpty()) {
            runs.add(new Inline.Text(text, run.marks()));
        }
    }
}
