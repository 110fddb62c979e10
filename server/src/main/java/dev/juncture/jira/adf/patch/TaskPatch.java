package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.align.Alignment;
import dev.juncture.jira.adf.align.Entry;
import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.InlineNormalizer;
import dev.juncture.jira.adf.block.NestingRules.Place;
import dev.juncture.jira.adf.node.AdfNodes;
import dev.juncture.jira.adf.node.AdfWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies an edit to a list of tasks. In ADF, the tasks below a task are not inside it but follow it. */
final class TaskPatch {
    private static final Pattern BOX = Pattern.compile("(?s)\\[([ x])](?: (.*))?");

    private final Edit edit;
    private final Patcher patcher;

    TaskPatch(Edit edit, Patcher patcher) {
        this.edit = edit;
        this.patcher = patcher;
    }

    /** Returns the changed list; empty if it cannot show the block. */
    Optional<ObjectNode> patch(ObjectNode old, Block block, Where where) {
        List<List<JsonNode>> olds = entries(old);
        Optional<List<Block.TaskItem>> tasks = tasks(block, where);
        return olds.isEmpty() ? Optional.empty() : tasks.flatMap(items -> patched(old, olds, items, where));
    }

    private Optional<ObjectNode> patched(
            ObjectNode old, List<List<JsonNode>> olds, List<Block.TaskItem> tasks, Where where) {
        List<List<Entry>> before = olds.stream()
                .map(entry -> edit.entries(where.shown(Frames.with(old, entry))))
                .toList();
        List<Entry> after = tasks.stream()
                .flatMap(task -> edit.entries(where.allowed(List.of(new Block.TaskList(List.of(task))))).stream())
                .toList();
        if (after.size() != tasks.size()) {
            return Optional.empty();
        }
        List<JsonNode> patched = new ArrayList<>();
        for (Alignment.Step step : Alignment.of(before, after, edit.effort())) {
            List<Block.TaskItem> part = tasks.subList(step.from(), step.to());
            if (step.isSame()) {
                patched.addAll(olds.get(step.old()));
            } else if (step.old() == Alignment.NONE) {
                part.forEach(task -> patched.addAll(AdfWriter.task(task)));
            } else {
                patched.addAll(task(olds.get(step.old()), part.get(0), where));
            }
        }
        return Optional.of(Frames.with(old, patched));
    }

    /** Returns each task with the lists below it; empty if there is something else in the list. */
    private static List<List<JsonNode>> entries(JsonNode list) {
        List<List<JsonNode>> entries = new ArrayList<>();
        for (JsonNode node : AdfNodes.children(list)) {
            if (AdfNodes.type(node).equals("taskItem") || AdfNodes.type(node).equals("blockTaskItem")) {
                entries.add(new ArrayList<>());
            } else if (!AdfNodes.type(node).equals("taskList") || entries.isEmpty()) {
                return List.of();
            }
            entries.get(entries.size() - 1).add(node);
        }
        return entries;
    }

    /** A quote shows tasks as bullets with their boxes as text. */
    private static Optional<List<Block.TaskItem>> tasks(Block block, Where where) {
        if (block instanceof Block.TaskList list) {
            return Optional.of(list.items());
        }
        if (where.place() != Place.QUOTE || !(block instanceof Block.BulletList bullets)) {
            return Optional.empty();
        }
        List<Block.TaskItem> tasks =
                bullets.items().stream().flatMap(item -> task(item).stream()).toList();
        return tasks.size() == bullets.items().size() ? Optional.of(tasks) : Optional.empty();
    }

    private static Optional<Block.TaskItem> task(Block.ListItem bullet) {
        if (bullet.content().isEmpty()
                || !(bullet.content().get(0) instanceof Block.Paragraph first)
                || !(first.text().get(0) instanceof Inline.Text box)) {
            return Optional.empty();
        }
        Matcher matcher = BOX.matcher(box.text());
        if (!matcher.matches() || !box.marks().isEmpty()) {
            return Optional.empty();
        }
        List<Inline> text = new ArrayList<>(first.text());
        text.set(0, Inline.plain(matcher.group(2) == null ? "" : matcher.group(2)));
        List<Block> content = new ArrayList<>(bullet.content());
        content.set(0, new Block.Paragraph(InlineNormalizer.normalize(text)));
        return Optional.of(new Block.TaskItem(matcher.group(1).equals("x"), content));
    }

    private List<JsonNode> task(List<JsonNode> old, Block.TaskItem task, Where where) {
        List<Inline> text = task.content().stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).text())
                .findFirst()
                .orElse(List.of());
        List<Block> below =
                task.content().stream().filter(Block.TaskList.class::isInstance).toList();
        List<JsonNode> nodes = new ArrayList<>();
        nodes.add(item(old.get(0), task, text));
        nodes.addAll(patcher.patch(old.subList(1, old.size()), below, where.inItem()));
        return nodes;
    }

    private JsonNode item(JsonNode old, Block.TaskItem task, List<Inline> text) {
        List<JsonNode> content = AdfNodes.children(old);
        boolean isBlock = AdfNodes.type(old).equals("blockTaskItem");
        boolean isOneParagraph =
                content.size() == 1 && AdfNodes.type(content.get(0)).equals("paragraph");
        if (isBlock && !isOneParagraph) {
            return AdfWriter.task(new Block.TaskItem(task.done(), List.of(new Block.Paragraph(text))))
                    .get(0);
        }
        ObjectNode changed = Frames.withOwnAttributes(old);
        Frames.attributes(changed).put("state", task.done() ? "DONE" : "TODO");
        JsonNode holder = isBlock ? content.get(0) : changed;
        ObjectNode patched = Frames.with(
                holder, TextPatch.apply(AdfNodes.children(holder), text, InlineNormalizer::normalize, edit));
        return isBlock ? Frames.with(changed, List.of(patched)) : patched;
    }
}
