package dev.juncture.jira.adf.node;

import static dev.juncture.jira.adf.node.AdfNodes.content;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads one table as a plain grid. Markdown has no spans, so a cell that spans several leaves the other cells of its
 * span empty.
 */
public final class AdfTableReader {
    private static final int MAX_SPAN = 100;

    private final Map<Integer, Integer> spannedRows = new HashMap<>();
    private int spannedCells;

    private AdfTableReader() {}

    /**
     * One row of the grid.
     *
     * @param isHeader true for the first row if it has header cells only: Markdown allows no other header
     * @param cells one for each column; empty where another cell spans
     */
    public record Row(boolean isHeader, List<Optional<JsonNode>> cells) {}

    /** @param readCell returns the text of a cell, which may hold any blocks */
    static Block.Table read(JsonNode table, Function<JsonNode, List<Inline>> readCell) {
        Block.Row header = new Block.Row(List.of());
        List<Block.Row> rows = new ArrayList<>();
        for (Row row : rows(table)) {
            Block.Row cells = new Block.Row(row.cells().stream()
                    .map(cell -> cell.map(node -> shown(node, row.isHeader(), readCell.apply(node)))
                            .orElse(List.of()))
                    .toList());
            if (row.isHeader()) {
                header = cells;
            } else {
                rows.add(cells);
            }
        }
        return new Block.Table(header, rows);
    }

    /** Returns the grid of a table. Its rows can have different lengths. */
    public static List<Row> rows(JsonNode table) {
        AdfTableReader reader = new AdfTableReader();
        List<Row> rows = new ArrayList<>();
        boolean isAtTop = true;
        for (JsonNode row : content(table)) {
            boolean isHeader = isAtTop && AdfNodes.stream(content(row)).allMatch(AdfTableReader::isHeader);
            List<Optional<JsonNode>> cells = reader.row(row);
            rows.add(new Row(isHeader, cells));
            isAtTop = isHeader && cells.isEmpty();
        }
        return rows;
    }

    /** Reports if a cell is one of a header. */
    public static boolean isHeader(JsonNode cell) {
        return "tableHeader".equals(AdfNodes.type(cell));
    }

    /** Returns a cell's text as Markdown shows it: a header cell outside the header becomes strong text. */
    public static List<Inline> shown(JsonNode cell, boolean isInHeader, List<Inline> text) {
        return isHeader(cell) && !isInHeader ? Inline.strong(text) : text;
    }

    private List<Optional<JsonNode>> row(JsonNode row) {
        List<Optional<JsonNode>> cells = new ArrayList<>();
        for (JsonNode cell : content(row)) {
            skipSpanned(cells);
            int rowspan = span(cell, "rowspan");
            int colspan = span(cell, "colspan");
            spannedCells += rowspan * colspan - 1;
            for (int i = 0; i < colspan; i++) {
                spannedRows.put(cells.size(), rowspan - 1);
                cells.add(i == 0 ? Optional.of(cell) : Optional.empty());
            }
        }
        skipSpanned(cells);
        return cells;
    }

    private void skipSpanned(List<Optional<JsonNode>> cells) {
        while (spannedRows.getOrDefault(cells.size(), 0) > 0) {
            spannedRows.merge(cells.size(), -1, Integer::sum);
            cells.add(Optional.empty());
        }
    }

    /** Spans end where they alone would make the table too large. */
    private int span(JsonNode cell, String name) {
        int most = spannedCells < Block.Table.MAX_CELLS ? MAX_SPAN : 1;
        return Math.max(1, Math.min(AdfNodes.number(cell, name, 1), most));
    }
}
