package dev.juncture.jira.adf.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.Mark;
import dev.juncture.jira.adf.block.NestingRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of every text, too, that reading it and writing it again changes nothing. */
class InlineWriterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "snake_case_name",
                "C:\\path",
                "[BUG] it",
                "#12",
                "5 x 3",
                "a < b",
                "-5",
                "Q & A",
                "AT&T",
                "a > b",
                "1.5",
                "What!",
                "100%",
                "a@b.c",
                "$5",
                "(see a)",
                "\"x\"",
                "a - b"
            })
    void leavesPlainTextAlone(String text) {
        assertThat(written(Inline.plain(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "# a → \\# a",
                "- a → \\- a",
                "1. a → 1\\. a",
                "> a → \\> a",
                "*a* → \\*a\\*",
                "_a_ → \\_a\\_",
                "`a` → \\`a\\`",
                "[a](b) → \\[a](b)",
                "<b>a</b> → \\<b>a\\</b>",
                "&amp; → \\&amp;",
                "a|b → a\\|b",
                "~5 min → \\~5 min"
            })
    void escapesTextThatWouldBeMarkup(String text, String markdown) {
        assertThat(written(Inline.plain(text))).isEqualTo(markdown);
    }

    @Test
    void writesALetterAsAnEntityWhereAMarkStartsOrEndsInsideAWord() {
        assertThat(written(
                        Inline.plain("un"),
                        marked("believ", Mark.Style.EM),
                        Inline.plain("able "),
                        marked("a: ", Mark.Style.STRONG),
                        Inline.plain("b")))
                .isEqualTo("u&#110;_believ_&#97;ble **a:** b");
    }

    @Test
    void writesALetterAsAnEntityAfterAMarkThatEndsWithPunctuation() {
        assertThat(written(marked("a)", Mark.Style.STRONG), Inline.plain("b"))).isEqualTo("**a)**&#98;");
    }

    @Test
    void putsTheMarkThatReachesFarthestOutside() {
        assertThat(written(
                        marked("This is ", Mark.Style.EM),
                        marked("very", Mark.Style.EM, Mark.Style.STRONG),
                        marked(" important", Mark.Style.EM)))
                .isEqualTo("_This is **very** important_");
    }

    private static Inline marked(String text, Mark... marks) {
        return new Inline.Text(text, Set.of(marks));
    }

    private static String written(Inline... text) {
        String markdown = MarkdownWriter.write(NestingRules.apply(List.of(new Block.Paragraph(List.of(text)))));
        List<Block> again = NestingRules.apply(MarkdownReader.read(markdown));
        assertThat(MarkdownWriter.write(again)).isEqualTo(markdown);
        return markdown;
    }
}
