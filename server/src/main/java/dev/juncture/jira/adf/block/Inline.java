package dev.juncture.jira.adf.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A part of a block's text: a run of characters that have the same marks, a line break, or a mention. */
public sealed interface Inline {
    record Text(String text, Set<Mark> marks) implements Inline {
        public Text {
            marks = Set.copyOf(marks);
        }

        public boolean isCode() {
            return marks.contains(Mark.Style.CODE);
        }

        public boolean isLinked() {
            return link().isPresent();
        }

        /** Returns the link that the run is part of. */
        public Optional<Mark.Link> link() {
            return marks.stream()
                    .filter(Mark.Link.class::isInstance)
                    .map(Mark.Link.class::cast)
                    .findFirst();
        }

        public Text with(Mark mark) {
            List<Mark> all = new ArrayList<>(marks);
            all.add(mark);
            return new Text(text, Set.copyOf(all));
        }

        /** Returns the run without a mark. */
        public Text without(Mark mark) {
            return new Text(
                    text, marks.stream().filter(one -> !one.equals(mark)).collect(Collectors.toSet()));
        }
    }

    record HardBreak() implements Inline {}

    /**
     * A person who is mentioned.
     *
     * @param name without the at sign; empty when only the account is known
     */
    record Mention(String accountId, String name) implements Inline {
        /** Characters that Markdown can hold in a link's target. Jira's own ids have letters, digits, colons and dashes. */
        private static final Pattern ACCOUNT_ID = Pattern.compile("[A-Za-z0-9:._/=+-]{1,255}");

        /** Returns nothing if the id cannot be one of an account. */
        public static Optional<Mention> of(String accountId, String name) {
            if (!ACCOUNT_ID.matcher(accountId).matches()) {
                return Optional.empty();
            }
            String oneSpaced =
                    TextSanitizer.sanitizeLine(name).replaceAll(" +", " ").strip();
            String plain = oneSpaced.startsWith("@") ? oneSpaced.substring(1).strip() : oneSpaced;
            return Optional.of(new Mention(accountId, plain.equals(accountId) ? "" : plain));
        }

        /** Returns the name, or the account when the name is not known. */
        public String shown() {
            return name.isEmpty() ? accountId : name;
        }
    }

    static Text plain(String text) {
        return new Text(text, Set.of());
    }

    static Text strong(String text) {
        return plain(text).with(Mark.Style.STRONG);
    }

    static List<Inline> strong(List<Inline> text) {
        return text.stream()
                .map(inline -> inline instanceof Text run ? run.with(Mark.Style.STRONG) : inline)
                .toList();
    }

    /** Returns the characters without marks. A line break is one character. */
    static String characters(List<Inline> text) {
        return text.stream()
                .map(inline -> inline instanceof Text run
                        ? run.text()
                        : inline instanceof Mention mention ? "@" + mention.shown() : "\n")
                .collect(Collectors.joining());
    }
}
