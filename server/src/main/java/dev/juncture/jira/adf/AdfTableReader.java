package dev.juncture.jira.adf;

import static dev.juncture.jira.adf.AdfNodes.content;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads one table as a plain grid. Markdown has no spans, so a cell that spans several leaves the other cells of its
 * span empty.
 */
final class AdfTableReader {
    private static final int MAX_SPAN = 100;

    private final Function<JsonNode, List<Inline>> readCell;
    private final Map<Integer, Integer> spannedRows = new HashMap<>();
    private int spannedCells;

    private AdfTableReader(Function<JsonNode, List<Inline>> readCell) {
        this.readCell = readCell;
    }

    /** @param readCell returns the text of a cell, which may hold any blocks */
    static Block.Table read(JsonNode table, Function<JsonNode, List<Inline>> readCell) {
        AdfTableReader reader = new AdfTableReader(readCell);
        Block.Row header = new Block.Row(List.of());
        List<Block.Row> rows = new ArrayList<>();
        for (JsonNode row : content(table)) {
            boolean isHeaderRow = rows.isEmpty()
                    && header.cells().isEmpty()
                    && AdfNodes.stream(content(row)).allMatch(AdfTableReader::isHeader);
            Block.Row cells = reader.row(row, isHeaderRow);
            if (isHeaderRow) {
                header = cells;
            } else {
                rows.add(cells);
            }
        }
        return new Block.Table(header, rows);
    }

    private Block.Row row(JsonNode row, boolean isHeaderRow) {
        List<List<Inline>> cells = new ArrayList<>();
        for (JsonNode cell : content(row)) {
            skipSpanned(cells);
            List<Inline> text = readCell.apply(cell);
            // Markdown allows a header in the first row only. A header cell elsewhere becomes strong text.
            List<Inline> shown = isHeader(cell) && !isHeaderRow ? Inline.strong(text) : text;
            int rowspan = span(cell, "rowspan");
            int colspan = span(cell, "colspan");
            spannedCells += rowspan * colspan - 1;
            for (int i = 0; i < colspan; i++) {
                spannedRows.put(cells.size(), rowspan - 1);
                cells.add(i == 0 ? shown : List.of());
            }
        }
        skipSpanned(cells);
        return new Block.Row(cells);
    }

    private void skipSpanned(List<List<Inline>> cells) {
        while (spannedRows.getOrDefault(cells.size(), 0) > 0) {
            spannedRows.merge(cells.size(), -1, Integer::sum);
            cells.add(List.of());
        }
    }

    /** Spans end where they alone would make the table too large. */
    private int span(JsonNode cell, String name) {
        int most = spannedCells < Block.Table.MAX_CELLS ? MAX_SPAN : 1;
        return Math.max(1, Math.min(AdfNodes.number(cell, name, 1), most));
    }

    private static boolean isHeader(JsonNode cell) {
        return "tableHeader".equals(AdfNodes.type(cell));
    }
}
