package dev.juncture.jira.adf.block;

import java.util.List;
import java.util.regex.Pattern;

/** A block that both Markdown and Jira can express. */
public sealed interface Block {
    record Paragraph(List<Inline> text) implements Block {}

    record Heading(int level, List<Inline> text) implements Block {}

    record Rule() implements Block {}

    /** A code block; the language is empty when it is not known. */
    record CodeBlock(String language, String text) implements Block {
        /** Characters with no other meaning after a code fence: {@code c++}, {@code objective-c}. */
        private static final Pattern LANGUAGE = Pattern.compile("[\\p{L}\\p{N}_+#.-]+");

        /** Returns whether a word can follow a code fence. */
        public static boolean isLanguage(String word) {
            return LANGUAGE.matcher(word).matches();
        }
    }

    record Blockquote(List<Block> content) implements Block {}

    record BulletList(List<ListItem> items) implements Block {}

    record OrderedList(int start, List<ListItem> items) implements Block {}

    record ListItem(List<Block> content) {}

    record TaskList(List<TaskItem> items) implements Block {}

    record TaskItem(boolean done, List<Block> content) {
        /** Returns the task's box as Markdown writes it. */
        public String box() {
            return done ? "[x]" : "[ ]";
        }
    }

    /** A table; the header has no cells when the table has no header. */
    record Table(Row header, List<Row> rows) implements Block {
        /** A larger table becomes text. Rows are filled up, so a few characters could become millions of cells. */
        public static final int MAX_CELLS = 5_000;

        public int columns() {
            return rows.stream()
                    .mapToInt(row -> row.cells().size())
                    .reduce(header.cells().size(), Math::max);
        }
    }

    record Row(List<List<Inline>> cells) {}
}
