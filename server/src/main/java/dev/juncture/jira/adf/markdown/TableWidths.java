package dev.juncture.jira.adf.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * Widens tables that have rows with more cells than the header. GitHub's rule drops those cells; here each word is kept.
 */
final class TableWidths {
    private final String markdown;
    private final List<SourceSpan> ends = new ArrayList<>();
    private final List<String> additions = new ArrayList<>();

    private TableWidths(String markdown) {
        this.markdown = markdown;
    }

    /** Returns the Markdown with wider headers; the same text if every cell has a column. */
    static String widened(String markdown, Node document) {
        TableWidths widths = new TableWidths(markdown);
        for (Node node = document; node != null; node = Definitions.next(node, document)) {
            if (node instanceof TableBlock table) {
                widths.widen(table.getSourceSpans(), columns(table));
            }
        }
        return widths.additions.isEmpty() ? markdown : widths.written();
    }

    /** @param rows the lines of a table: the header, the dashes below it, and what follows */
    private void widen(List<SourceSpan> rows, int columns) {
        int missing = rows.stream().skip(2).mapToInt(row -> cells(line(row))).reduce(columns, Math::max) - columns;
        if (missing > 0) {
            add(rows.get(0), "| ", missing);
            add(rows.get(1), "|-", missing);
        }
    }

    /** Adds cells behind a row, which may end with a border or not. */
    private void add(SourceSpan row, String cell, int count) {
        String line = line(row).stripTrailing();
        boolean hasBorder = line.endsWith("|") && !line.endsWith("\\|");
        ends.add(row);
        additions.add(hasBorder ? (cell.substring(1) + "|").repeat(count) : cell.repeat(count) + "|");
    }

    private String written() {
        StringBuilder wider = new StringBuilder();
        int done = 0;
        for (int i = 0; i < ends.size(); i++) {
            SourceSpan row = ends.get(i);
            int end = row.getInputIndex() + line(row).stripTrailing().length();
            wider.append(markdown, done, end).append(additions.get(i));
            done = row.getInputIndex() + row.getLength();
        }
        return wider.append(markdown.substring(done)).toString();
    }

    private static int columns(TableBlock table) {
        int columns = 0;
        for (Node cell = table.getFirstChild().getFirstChild().getFirstChild(); cell != null; cell = cell.getNext()) {
            columns++;
        }
        return columns;
    }

    private String line(SourceSpan span) {
        return markdown.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
    }

    /** Counts the cells of a row up to the last one with a text. */
    private static int cells(String row) {
        String line = row.strip();
        int cells = 0;
        int borders = 0;
        for (int i = line.startsWith("|") ? 1 : 0; i < line.length(); i++) {
            if (line.charAt(i) == '|') {
                borders++;
            } else if (line.charAt(i) > ' ') {
                cells = borders + 1;
                i += line.startsWith("\\|", i) ? 1 : 0;
            }
        }
        return cells;
    }
}
