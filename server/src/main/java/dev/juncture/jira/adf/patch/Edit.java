package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.align.Effort;
import dev.juncture.jira.adf.align.Entry;
import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.TextEdit;
import dev.juncture.jira.adf.markdown.MarkdownWriter;
import java.util.List;

/** What the parts of one edit share: the people that the document mentions, and the work that is left. */
record Edit(People people, Effort effort) {
    /** Returns a block as text that is equal for equal blocks. People count as equal if their accounts are. */
    String key(Block block) {
        return MarkdownWriter.write(TextEdit.apply(List.of(block), this::key));
    }

    List<Inline> key(List<Inline> text) {
        return people.recognizedIn(text).stream()
                .map(inline ->
                        inline instanceof Inline.Mention mention ? new Inline.Mention(mention.accountId(), "") : inline)
                .toList();
    }

    Entry entry(Block block) {
        return new Entry(key(block), kind(block));
    }

    List<Entry> entries(List<Block> blocks) {
        return blocks.stream().map(this::entry).toList();
    }

    private static int kind(Block block) {
        if (block instanceof Block.Paragraph || block instanceof Block.Heading) {
            return 0;
        }
        if (block instanceof Block.Blockquote) {
            return 1;
        }
        if (block instanceof Block.CodeBlock) {
            return 2;
        }
        if (block instanceof Block.Table) {
            return 3;
        }
        return block instanceof Block.Rule ? 4 : 5;
    }
}
