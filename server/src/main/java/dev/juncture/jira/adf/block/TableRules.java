package dev.juncture.jira.adf.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives tables the form that Jira accepts: rows of equal length, and no blank header. */
final class TableRules {
    private TableRules() {}

    static boolean isTooLarge(Block.Table table) {
        return (long) table.columns() * table.rows().size() > Block.Table.MAX_CELLS;
    }

    /** Returns nothing for a table without columns, and for one that has only a blank header. */
    static Optional<Block> apply(Block.Table table) {
        int columns = table.columns();
        if (columns == 0) {
            return Optional.empty();
        }
        Block.Row header = row(table.header(), columns);
        boolean isBlank = header.cells().stream().allMatch(List::isEmpty);
        if (isBlank && table.rows().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Block.Table(
                isBlank ? new Block.Row(List.of()) : header,
                table.rows().stream().map(row -> row(row, columns)).toList()));
    }

    private static Block.Row row(Block.Row row, int columns) {
        List<List<Inline>> cells = new ArrayList<>();
        row.cells().forEach(cell -> cells.add(InlineNormalizer.normalize(cell)));
        while (cells.size() < columns) {
            cells.add(List.of());
        }
        return new Block.Row(List.copyOf(cells));
    }
}
