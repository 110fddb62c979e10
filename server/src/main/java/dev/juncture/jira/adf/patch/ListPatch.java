package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.align.Alignment;
import dev.juncture.jira.adf.align.Entry;
import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.InlineNormalizer;
import dev.juncture.jira.adf.node.AdfNodes;
import dev.juncture.jira.adf.node.AdfReader;
import dev.juncture.jira.adf.node.AdfWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Applies an edit to the items of a list. */
final class ListPatch {
    private final Edit edit;
    private final Patcher patcher;
    private final TaskPatch tasks;

    ListPatch(Edit edit, Patcher patcher) {
        this.edit = edit;
        this.patcher = patcher;
        this.tasks = new TaskPatch(edit, patcher);
    }

    /** Returns the changed list; empty if it cannot show the block. */
    Optional<ObjectNode> patch(ObjectNode old, Block block, Where where) {
        return switch (AdfNodes.type(old)) {
            case "taskList" -> tasks.patch(old, block, where);
            case "decisionList" ->
                block instanceof Block.BulletList list ? decisions(old, list, where) : Optional.empty();
            default -> items(block).map(items -> list(old, block, items, where));
        };
    }

    private static Optional<List<Block.ListItem>> items(Block block) {
        if (block instanceof Block.BulletList list) {
            return Optional.of(list.items());
        }
        return block instanceof Block.OrderedList list ? Optional.of(list.items()) : Optional.empty();
    }

    private ObjectNode list(ObjectNode old, Block block, List<Block.ListItem> items, Where where) {
        List<JsonNode> olds = AdfNodes.children(old);
        List<ObjectNode> patched = new ArrayList<>();
        for (Alignment.Step step : steps(olds, items, where)) {
            List<Block.ListItem> part = items.subList(step.from(), step.to());
            boolean isItem = step.old() != Alignment.NONE
                    && AdfNodes.type(olds.get(step.old())).equals("listItem");
            if (!isItem) {
                part.forEach(item -> patched.add(AdfWriter.item(item)));
            } else if (step.isSame()) {
                patched.add((ObjectNode) olds.get(step.old()));
            } else {
                JsonNode item = olds.get(step.old());
                patched.add(Frames.withBlocks(
                        item, patcher.patch(AdfNodes.children(item), part.get(0).content(), where.inItem())));
            }
        }
        return Frames.with(frame(old, block, where), patched);
    }

    /** Returns the list itself if the edit did not change its kind, with the number that it starts with. */
    private static ObjectNode frame(ObjectNode old, Block block, Where where) {
        ObjectNode written = AdfWriter.block(block);
        if (!AdfNodes.type(written).equals(AdfNodes.type(old))) {
            return written;
        }
        boolean isSameStart = !(block instanceof Block.OrderedList list)
                || where.shown(old).get(0) instanceof Block.OrderedList before && before.start() == list.start();
        if (isSameStart) {
            return old;
        }
        ObjectNode changed = Frames.withOwnAttributes(old);
        Frames.attributes(changed).set("order", written.path("attrs").path("order"));
        return changed;
    }

    private Optional<ObjectNode> decisions(ObjectNode old, Block.BulletList list, Where where) {
        List<JsonNode> olds = AdfNodes.children(old);
        List<ObjectNode> patched = new ArrayList<>();
        for (Alignment.Step step : steps(olds, list.items(), where)) {
            for (Block.ListItem item : list.items().subList(step.from(), step.to())) {
                Optional<Block.Paragraph> decision = decision(item);
                if (decision.isEmpty()) {
                    return Optional.empty();
                }
                boolean isOld =
                        step.old() != Alignment.NONE && olds.get(step.old()).isObject();
                JsonNode before = isOld ? olds.get(step.old()) : newDecision();
                patched.add(
                        step.isSame() && isOld
                                ? (ObjectNode) before
                                : Frames.with(
                                        before,
                                        TextPatch.apply(
                                                AdfNodes.children(before),
                                                decision.get().text(),
                                                InlineNormalizer::normalize,
                                                edit)));
            }
        }
        return Optional.of(Frames.with(old, patched));
    }

    private static Optional<Block.Paragraph> decision(Block.ListItem item) {
        return Titles.without(AdfReader.DECISION, item.content())
                .filter(blocks -> blocks.size() <= 1)
                .flatMap(blocks -> blocks.isEmpty()
                        ? Optional.of(new Block.Paragraph(List.of()))
                        : blocks.get(0) instanceof Block.Paragraph paragraph
                                ? Optional.of(paragraph)
                                : Optional.empty());
    }

    private static ObjectNode newDecision() {
        ObjectNode decision = JsonNodeFactory.instance.objectNode().put("type", "decisionItem");
        decision.putObject("attrs").put("localId", UUID.randomUUID().toString()).put("state", "DECIDED");
        return decision;
    }

    private List<Alignment.Step> steps(List<JsonNode> olds, List<Block.ListItem> items, Where where) {
        List<List<Entry>> before = olds.stream()
                .map(item -> List.of(entry(itemShown(item, where))))
                .toList();
        return Alignment.of(before, items.stream().map(this::entry).toList(), edit.effort());
    }

    /** An item is compared as an item of a list with bullets, so its number does not matter. */
    private Entry entry(Block.ListItem item) {
        return edit.entry(new Block.BulletList(List.of(item)));
    }

    private static Block.ListItem itemShown(JsonNode item, Where where) {
        String type = AdfNodes.type(item).equals("decisionItem") ? "decisionList" : "bulletList";
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", type);
        list.putArray("content").add(item);
        return where.shown(list).stream()
                .filter(Block.BulletList.class::isInstance)
                .map(block -> ((Block.BulletList) block).items().get(0))
                .findFirst()
                .orElseGet(() -> new Block.ListItem(List.of()));
    }
}
