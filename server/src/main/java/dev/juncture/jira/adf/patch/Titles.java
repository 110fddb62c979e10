package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.InlineNormalizer;
import dev.juncture.jira.adf.block.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes the title that Markdown shows in front of a text, such as {@code **Info:**}. */
final class Titles {
    private Titles() {}

    /** Returns the blocks without the title; empty if they do not start with it. */
    static Optional<List<Block>> without(String title, List<Block> blocks) {
        if (blocks.isEmpty()
                || !(blocks.get(0) instanceof Block.Paragraph paragraph)
                || !paragraph.text().get(0).equals(new Inline.Text(title, Set.of(Mark.Style.STRONG)))) {
            return Optional.empty();
        }
        List<Block> rest = new ArrayList<>(blocks.subList(1, blocks.size()));
        List<Inline> text = InlineNormalizer.normalize(
                paragraph.text().subList(1, paragraph.text().size()));
        if (!text.isEmpty()) {
            rest.add(0, new Block.Paragraph(text));
        }
        return Optional.of(rest);
    }
}
