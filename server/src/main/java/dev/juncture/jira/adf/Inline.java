package dev.juncture.jira.adf;

import java.util.Set;

/** A run of text with its marks, or a line break within a block. */
sealed interface Inline {
    record Text(String text, Set<Mark> marks) implements Inline {
        public Text {
            marks = Set.copyOf(marks);
        }

        boolean isCode() {
            return marks.contains(Mark.Style.CODE);
        }

        boolean isLinked() {
            return marks.stream().anyMatch(Link.class::isInstance);
        }
    }

    record HardBreak() implements Inline {}

    static Text plain(String text) {
        return new Text(text, Set.of());
    }

    static Text strong(String text) {
        return new Text(text, Set.of(Mark.Style.STRONG));
    }
}
