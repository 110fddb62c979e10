package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.node.AdfInlineWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Joins the parts of a patched text to as few nodes as possible. */
final class TextRuns {
    private static final int NEW = -1;

    /** The text of an old node, or new text with its marks. */
    private record Run(int node, Inline.Text marked, StringBuilder text) {}

    private final List<JsonNode> olds;
    private final ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    private final List<Run> open = new ArrayList<>();

    TextRuns(List<JsonNode> olds) {
        this.olds = olds;
    }

    /** Adds a part of an old text node, or an old node as a whole. */
    void addOld(OldText.Piece piece) {
        if (piece.isAtom()) {
            close();
            nodes.add(olds.get(piece.node()));
        } else {
            String text = olds.get(piece.node()).path("text").asString("");
            addTo(piece.node(), text.substring(piece.start(), piece.end()));
        }
    }

    /** Adds text that has the marks of an old text node. */
    void addTo(int node, String text) {
        add(new Run(node, Inline.plain(""), new StringBuilder()), text);
    }

    void addNew(Inline part) {
        if (part instanceof Inline.Text text) {
            add(new Run(NEW, new Inline.Text("", text.marks()), new StringBuilder()), text.text());
        } else {
            close();
            nodes.add(AdfInlineWriter.write(part));
        }
    }

    ArrayNode nodes() {
        close();
        return nodes;
    }

    private void add(Run run, String text) {
        boolean goesOn = !open.isEmpty()
                && open.get(0).node() == run.node()
                && open.get(0).marked().equals(run.marked());
        if (!goesOn) {
            close();
            open.add(run);
        }
        open.get(0).text().append(text);
    }

    private void close() {
        if (!open.isEmpty()) {
            nodes.add(node(open.remove(0)));
        }
    }

    private JsonNode node(Run run) {
        String text = run.text().toString();
        if (run.node() == NEW) {
            return AdfInlineWriter.write(new Inline.Text(text, run.marked().marks()));
        }
        JsonNode old = olds.get(run.node());
        if (text.equals(old.path("text").asString(""))) {
            return old;
        }
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        changed.setAll((ObjectNode) old);
        return changed.put("text", text);
    }
}
