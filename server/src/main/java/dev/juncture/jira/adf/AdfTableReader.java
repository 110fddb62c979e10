package dev.juncture.jira.adf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A document's table as a plain grid: a cell that spans several leaves the others of its span empty. */
final class AdfTableReader {
    private static final int WIDEST = 100;

    private final Map<Integer, Integer> spannedRows = new HashMap<>();

    private AdfTableReader() {}

    static Block.Table read(JsonNode table) {
        AdfTableReader grid = new AdfTableReader();
        Block.Row header = new Block.Row(List.of());
        List<Block.Row> rows = new ArrayList<>();
        for (JsonNode row : AdfReader.content(table)) {
            boolean heads = rows.isEmpty()
                    && header.cells().isEmpty()
                    && AdfReader.stream(AdfReader.content(row)).allMatch(AdfTableReader::isHeader);
            Block.Row cells = grid.row(row, heads);
            if (heads) {
                header = cells;
            } else {
                rows.add(cells);
            }
        }
        return new Block.Table(header, rows);
    }

    private Block.Row row(JsonNode row, boolean heads) {
        List<List<Inline>> cells = new ArrayList<>();
        for (JsonNode cell : AdfReader.content(row)) {
            skipSpanned(cells);
            List<Inline> text = Flattener.joined(AdfReader.read(AdfReader.content(cell)));
            // Only a first row can be a header in Markdown; the header cells of a column stand out all the same.
            List<Inline> shown = isHeader(cell) && !heads ? Flattener.strong(text) : text;
            int rowspan = span(cell, "rowspan");
            for (int i = 0; i < span(cell, "colspan"); i++) {
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

    private static int span(JsonNode cell, String name) {
        return Math.max(1, Math.min(cell.path("attrs").path(name).asInt(1), WIDEST));
    }

    private static boolean isHeader(JsonNode cell) {
        return "tableHeader".equals(AdfReader.type(cell));
    }
}
