package dev.juncture.jira.adf.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownWriterTest {
    @Test
    void keepsEmptyNestedListsFromBecomingARule() {
        Block.ListItem empty = new Block.ListItem(List.of());
        assertReadsBack(list(list(new Block.BulletList(List.of(empty)))), "-\n  -\n    -");
    }

    @Test
    void keepsABackslashFromEscapingTheEndOfItsCell() {
        Block.Row header = new Block.Row(List.of(List.of(Inline.plain("C:\\"))));
        assertReadsBack(new Block.Table(header, List.of()), "| C:\\\\ |\n| --- |");
    }

    @Test
    void fencesCodeWithMoreBackticksThanItContains() {
        assertReadsBack(new Block.CodeBlock("java", "````\n```"), "`````java\n````\n```\n`````");
    }

    private static Block list(Block content) {
        return new Block.BulletList(List.of(new Block.ListItem(List.of(content))));
    }

    private static void assertReadsBack(Block block, String markdown) {
        assertThat(MarkdownWriter.write(List.of(block))).isEqualTo(markdown);
        assertThat(MarkdownReader.read(markdown)).containsExactly(block);
    }
}
