package dev.juncture.jira.adf.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A part of a block's text: a run of characters that have the same marks, or a line break. */
public sealed interface Inline {
    record Text(String text, Set<Mark> marks) implements Inline {
        public Text {
            marks = Set.copyOf(marks);
        }

        public boolean isCode() {
            return marks.contains(Mark.Style.CODE);
        }

        public boolean isLinked() {
            return marks.stream().anyMatch(Mark.Link.class::isInstance);
        }

        public Text with(Mark mark) {
            List<Mark> all = new ArrayList<>(marks);
            all.add(mark);
            return new Text(text, Set.copyOf(all));
        }
    }

    record HardBreak() implements Inline {}

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
}
