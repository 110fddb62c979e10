package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.InlineNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Reads the box that makes a list item a task: {@code [ ]} or {@code [x]}, followed by a space or nothing. */
final class TaskBox {
    private static final Pattern BOX = Pattern.compile("(?s)\\[([ xX])](?: .*)?");

    private TaskBox() {}

    /**
     * Returns the item as a task if it starts with a box.
     *
     * @param content the item's content as blocks
     * @param markdown the source that the item was parsed from, because only the source shows an escaped bracket
     */
    static Optional<Block.TaskItem> read(Node item, List<Block> content, String markdown) {
        return startsWithBracket(item, markdown)
                ? firstText(content)
                        .filter(first -> BOX.matcher(first).matches())
                        .map(first -> new Block.TaskItem(first.charAt(1) != ' ', withoutBox(content)))
                : Optional.empty();
    }

    private static boolean startsWithBracket(Node item, String markdown) {
        return item.getFirstChild() instanceof Paragraph paragraph
                && !paragraph.getSourceSpans().isEmpty()
                && markdown.charAt(paragraph.getSourceSpans().get(0).getInputIndex()) == '[';
    }

    private static Optional<String> firstText(List<Block> content) {
        List<Inline> text = ((Block.Paragraph) content.get(0)).text();
        return !text.isEmpty()
                        && text.get(0) instanceof Inline.Text first
                        && first.marks().isEmpty()
                ? Optional.of(first.text())
                : Optional.empty();
    }

    private static List<Block> withoutBox(List<Block> content) {
        List<Inline> text = new ArrayList<>(((Block.Paragraph) content.get(0)).text());
        String first = ((Inline.Text) text.get(0)).text();
        text.set(0, Inline.plain(first.substring("[x]".length())));
        List<Block> rest = new ArrayList<>(content);
        rest.set(0, new Block.Paragraph(InlineNormalizer.normalize(text)));
        return rest;
    }
}
