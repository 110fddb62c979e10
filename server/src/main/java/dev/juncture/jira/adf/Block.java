package dev.juncture.jira.adf;

import java.util.List;

/** What both Markdown and Jira can say. */
sealed interface Block {
    record Paragraph(List<Inline> text) implements Block {}

    record Heading(int level, List<Inline> text) implements Block {}

    record Rule() implements Block {}

    /** A code block; the language is empty when none is known. */
    record Code(String language, String text) implements Block {}

    record Quote(List<Block> content) implements Block {}

    record Bullets(List<Item> items) implements Block {}

    record Numbers(int start, List<Item> items) implements Block {}

    record Item(List<Block> content) {}

    record Tasks(List<Task> tasks) implements Block {}

    record Task(boolean done, List<Block> content) {}

    /** A table; the header has no cells when there is none. */
    record Table(Row header, List<Row> rows) implements Block {
        int columns() {
            return rows.stream()
                    .mapToInt(row -> row.cells().size())
                    .reduce(header.cells().size(), Math::max);
        }
    }

    record Row(List<List<Inline>> cells) {}
}
