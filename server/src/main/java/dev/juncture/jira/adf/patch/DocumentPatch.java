package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.align.Alignment;
import dev.juncture.jira.adf.align.Effort;
import dev.juncture.jira.adf.align.Entry;
import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.node.AdfNodes;
import dev.juncture.jira.adf.node.AdfWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies an edit to the blocks of a document or of a container, and to what is inside them. */
public final class DocumentPatch implements Patcher {
    private final Edit edit;
    private final TextBlockPatch texts;
    private final ContainerPatch containers;
    private final ListPatch lists;
    private final TablePatch tables;

    private DocumentPatch(Edit edit) {
        this.edit = edit;
        this.texts = new TextBlockPatch(edit);
        this.containers = new ContainerPatch(edit, this);
        this.lists = new ListPatch(edit, this);
        this.tables = new TablePatch(edit);
    }

    /**
     * Returns the blocks of the new document.
     *
     * @param nodes the blocks of the old document
     * @param blocks the new text, as {@link dev.juncture.jira.adf.block.NestingRules} allows it
     */
    public static List<ObjectNode> apply(List<JsonNode> nodes, List<Block> blocks) {
        Edit edit = new Edit(People.mentionedIn(nodes), new Effort());
        return new DocumentPatch(edit).patch(nodes, edit.people().recognized(blocks), Where.TOP);
    }

    @Override
    public List<ObjectNode> patch(List<JsonNode> nodes, List<Block> blocks, Where where) {
        List<ObjectNode> olds = nodes.stream()
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .toList();
        if (where.isTooDeep()) {
            return blocks.stream().map(AdfWriter::block).toList();
        }
        List<List<Entry>> before =
                olds.stream().map(node -> edit.entries(where.shown(node))).toList();
        List<ObjectNode> patched = new ArrayList<>();
        for (Alignment.Step step : Alignment.of(before, edit.entries(blocks), edit.effort())) {
            List<Block> part = blocks.subList(step.from(), step.to());
            if (step.isSame()) {
                patched.add(olds.get(step.old()));
            } else if (step.old() == Alignment.NONE) {
                part.forEach(block -> patched.add(AdfWriter.block(block)));
            } else {
                patched.addAll(changed(olds.get(step.old()), part, where));
            }
        }
        return patched;
    }

    /** Returns the changed node, or the blocks alone if the node cannot show them. */
    private List<ObjectNode> changed(ObjectNode old, List<Block> blocks, Where where) {
        return candidate(old, blocks, where)
                .filter(node -> edit.entries(where.shown(node)).equals(edit.entries(blocks)))
                .map(List::of)
                .orElseGet(() -> blocks.stream().map(AdfWriter::block).toList());
    }

    private Optional<ObjectNode> candidate(ObjectNode old, List<Block> blocks, Where where) {
        Block first = blocks.get(0);
        return switch (AdfNodes.type(old)) {
            case "paragraph", "heading" -> blocks.size() == 1 ? texts.patch(old, first, where) : Optional.empty();
            case "bulletList", "orderedList", "decisionList", "taskList" ->
                blocks.size() == 1 ? lists.patch(old, first, where) : Optional.empty();
            case "table" ->
                blocks.size() == 1 && first instanceof Block.Table table ? tables.patch(old, table) : Optional.empty();
            default -> containers.patch(old, blocks, where);
        };
    }
}
