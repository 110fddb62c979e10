package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.align.Alignment;
import dev.juncture.jira.adf.align.Entry;
import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.node.AdfNodes;
import dev.juncture.jira.adf.node.AdfTableReader;
import dev.juncture.jira.adf.node.AdfWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies an edit to the rows and cells of a table. */
final class TablePatch {
    private final Edit edit;
    private final CellPatch cells;

    TablePatch(Edit edit) {
        this.edit = edit;
        this.cells = new CellPatch(edit);
    }

    /** Returns the changed table; empty if its nodes are not those of a table. */
    Optional<ObjectNode> patch(ObjectNode old, Block.Table table) {
        List<JsonNode> nodes = AdfNodes.children(old);
        List<AdfTableReader.Row> grid = AdfTableReader.rows(old);
        boolean isRegular = nodes.stream().allMatch(node -> AdfNodes.type(node).equals("tableRow"))
                && grid.stream()
                        .flatMap(row -> row.cells().stream())
                        .allMatch(cell -> cell.isEmpty() || cell.get().isObject());
        if (!isRegular) {
            return Optional.empty();
        }
        List<OldRow> olds = IntStream.range(0, nodes.size())
                .mapToObj(i -> oldRow(nodes.get(i), grid.get(i)))
                .toList();
        boolean hasSpans = olds.stream().anyMatch(OldRow::hasSpans);
        List<NewRow> news = newRows(table);
        return Optional.of(Frames.with(
                old, hasSpans && isSameShape(olds, news) ? inPlace(olds, news) : aligned(olds, news, hasSpans)));
    }

    /** @param cells one for each column, empty where another cell spans; the texts are those of the cells */
    private record OldRow(JsonNode node, boolean isHeader, List<Optional<JsonNode>> cells, List<List<Inline>> texts) {
        boolean hasSpans() {
            return cells.stream().anyMatch(Optional::isEmpty)
                    || cells.size() != AdfNodes.children(node).size();
        }

        /** Markdown needs a header, but a blank one is not in the new table. */
        boolean isBlankHeader() {
            return isHeader && texts.stream().allMatch(List::isEmpty);
        }
    }

    private record NewRow(boolean isHeader, List<List<Inline>> texts) {}

    private OldRow oldRow(JsonNode node, AdfTableReader.Row row) {
        List<List<Inline>> texts = row.cells().stream()
                .map(cell ->
                        cell.map(one -> CellPatch.shown(one, row.isHeader())).orElse(List.of()))
                .toList();
        return new OldRow(node, row.isHeader(), row.cells(), texts);
    }

    private static List<NewRow> newRows(Block.Table table) {
        Stream<NewRow> header = table.header().cells().isEmpty()
                ? Stream.of()
                : Stream.of(new NewRow(true, table.header().cells()));
        return Stream.concat(header, table.rows().stream().map(row -> new NewRow(false, row.cells())))
                .toList();
    }

    /** Reports if each cell of the new table has the place of an old one, and nothing stands where a cell spans. */
    private static boolean isSameShape(List<OldRow> olds, List<NewRow> news) {
        List<OldRow> seen = olds.stream().filter(row -> !row.isBlankHeader()).toList();
        return seen.size() == news.size()
                && IntStream.range(0, news.size()).allMatch(i -> isSameShape(seen.get(i), news.get(i)));
    }

    private static boolean isSameShape(OldRow old, NewRow row) {
        return old.isHeader() == row.isHeader()
                && old.cells().size() <= row.texts().size()
                && IntStream.range(0, row.texts().size())
                        .filter(i ->
                                i >= old.cells().size() || old.cells().get(i).isEmpty())
                        .allMatch(i -> row.texts().get(i).isEmpty());
    }

    private List<JsonNode> inPlace(List<OldRow> olds, List<NewRow> news) {
        List<JsonNode> rows = new ArrayList<>();
        int next = 0;
        for (OldRow old : olds) {
            rows.add(old.isBlankHeader() ? old.node() : inPlace(old, news.get(next++)));
        }
        return rows;
    }

    private JsonNode inPlace(OldRow old, NewRow row) {
        List<JsonNode> patched = new ArrayList<>();
        for (int i = 0; i < old.cells().size(); i++) {
            List<Inline> text = row.texts().get(i);
            old.cells().get(i).ifPresent(cell -> patched.add(cells.patch(cell, text, row.isHeader())));
        }
        return Frames.with(old.node(), patched);
    }

    /** @param hasSpans true if each cell must fill one place of the grid from now on */
    private List<JsonNode> aligned(List<OldRow> olds, List<NewRow> news, boolean hasSpans) {
        List<JsonNode> rows = new ArrayList<>();
        boolean hasHeader = !news.isEmpty() && news.get(0).isHeader();
        olds.stream().limit(1).filter(row -> row.isBlankHeader() && !hasHeader).forEach(row -> rows.add(row.node()));
        List<OldRow> seen = olds.subList(rows.size(), olds.size());
        List<List<Entry>> before = seen.stream()
                .map(row -> List.of(entry(row.isHeader(), row.texts())))
                .toList();
        List<Entry> after =
                news.stream().map(row -> entry(row.isHeader(), row.texts())).toList();
        for (Alignment.Step step : Alignment.of(before, after, edit.effort())) {
            for (NewRow row : news.subList(step.from(), step.to())) {
                if (step.old() == Alignment.NONE) {
                    rows.add(AdfWriter.row(new Block.Row(row.texts()), row.isHeader()));
                } else if (step.isSame() && !hasSpans) {
                    rows.add(seen.get(step.old()).node());
                } else {
                    rows.add(patched(seen.get(step.old()), row));
                }
            }
        }
        return rows;
    }

    private Entry entry(boolean isHeader, List<List<Inline>> texts) {
        List<String> keys = new ArrayList<>(texts.stream().map(cells::key).toList());
        while (!keys.isEmpty() && keys.get(keys.size() - 1).isEmpty()) {
            keys.remove(keys.size() - 1);
        }
        return new Entry(String.join(" | ", keys), isHeader ? 1 : 0);
    }

    private JsonNode patched(OldRow old, NewRow row) {
        List<JsonNode> olds = old.cells().stream()
                .map(cell -> cell.map(CellPatch::withoutSpan).orElseGet(CellPatch::blank))
                .toList();
        List<JsonNode> patched = new ArrayList<>();
        if (olds.size() == row.texts().size()) {
            for (int i = 0; i < olds.size(); i++) {
                patched.add(cells.patch(olds.get(i), row.texts().get(i), row.isHeader()));
            }
            return Frames.with(old.node(), patched);
        }
        List<List<Entry>> before = old.texts().stream()
                .map(text -> List.of(new Entry(cells.key(text), 0)))
                .toList();
        List<Entry> after =
                row.texts().stream().map(text -> new Entry(cells.key(text), 0)).toList();
        for (Alignment.Step step : Alignment.of(before, after, edit.effort())) {
            for (List<Inline> text : row.texts().subList(step.from(), step.to())) {
                patched.add(
                        step.old() == Alignment.NONE
                                ? AdfWriter.cell(text, row.isHeader())
                                : cells.patch(olds.get(step.old()), text, row.isHeader()));
            }
        }
        return Frames.with(old.node(), patched);
    }
}
