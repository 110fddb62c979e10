package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.testing.Allocated;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The longest and most hostile texts that Juncture takes cost a bounded amount of work, on an ordinary stack. */
class AdfLimitsTest {
    private static final int LENGTH = Markdown.LONGEST;
    /** Twice what the most expensive text needs. What grows with the square of the length needs ten times as much. */
    private static final long MOST_BYTES = 240L << 20;

    static Stream<String> texts() {
        return Stream.of(
                filled("~~a"),
                filled("> "),
                filled("* a\n"),
                filled("**a *b "),
                filled("["),
                filled("![["),
                filled("]("),
                filled("` `` "),
                filled("`a``b```c"),
                filled("<"),
                filled("a<?"),
                filled("a<!--"),
                filled("a<![CDATA["),
                filled("a<a b=\""),
                filled("&"),
                filled("&#1"),
                filled("\\"),
                filled("a\n\n"),
                filled("- [ ] a\n"),
                filled("(https://x.y/)"),
                filled("https://a"),
                filled("~~a~~**b**_c_"),
                filled("\u00a0*a*"),
                filled("[a]: b\n"),
                filled("![a]\n[a]: <b\n"),
                filled("a|b\n-|-\n"),
                filled("[a](b \""),
                half("![```)<-") + half("\t'~]"),
                half("&\n|-|-|\n") + half(" *](]"),
                nested(depth -> "  ".repeat(depth) + "- a\n"),
                nested(depth -> "   ".repeat(depth) + "1. a\n"),
                "|a".repeat(4_000) + "\n" + "|-".repeat(4_000) + "\n" + "b\n".repeat(8_000),
                filled("| a | b |\n").replaceFirst("\n", "\n| - | - |\n"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void convertsOrRefusesAHostileText(String text) {
        Markdown markdown = new Markdown(text.substring(0, Math.min(LENGTH, text.length())));
        long bytes = Allocated.by(() -> {
            Throwable refusal = catchThrowable(() -> {
                String first = AdfToMarkdown.convert(MarkdownToAdf.convert(markdown));
                if (first.length() <= LENGTH) {
                    assertThat(AdfToMarkdown.convert(MarkdownToAdf.convert(new Markdown(first))))
                            .isEqualTo(first);
                }
            });
            if (refusal != null) {
                assertThat(refusal)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
            }
        });
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void refusesALongerTextBeforeItIsParsed() {
        String longText = "~~a".repeat(330_000);
        assertThatIllegalArgumentException().isThrownBy(() -> new Markdown(longText));
        long bytes = Allocated.by(() -> assertThatIllegalArgumentException()
                .isThrownBy(() -> new Markdown(longText))
                .withMessageContaining("32,767"));
        assertThat(bytes).isLessThan(1 << 20);
        assertThatCode(() -> new Markdown("a".repeat(LENGTH))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> new Markdown("a".repeat(LENGTH + 1)));
    }

    static Stream<String> quadratic() {
        return Stream.of(
                half("[") + half("]"),
                half("![a\n") + half("](b)\n"),
                half("\n![") + half("\n]]>"),
                half("*a ") + half("b** "),
                half("~~a ") + half("b~~~ "),
                half("*_a") + half("b_*"),
                half(")\t*|]\t") + half("**_\"<*"));
    }

    /** The parser takes up to two seconds and gigabytes for these. */
    @ParameterizedTest
    @MethodSource("quadratic")
    void refusesBracketsAndDelimitersThatWouldTakeQuadraticTime(String text) {
        long bytes = Allocated.by(() -> assertThatThrownBy(() -> MarkdownToAdf.convert(new Markdown(text)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("too many brackets or emphasis signs"));
        assertThat(bytes).isLessThan(2 << 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo_bar_baz ",
                "[INFO] a[0] = b[c[1]]; ",
                "**a** some more of the text _b_ and also [c](https://example.com/c) ",
                "a * b ~ c ",
                "f(_0xa1,_0xb2);"
            })
    void convertsAUsualTextOfTheSameSigns(String piece) {
        assertThatCode(() -> MarkdownToAdf.convert(new Markdown(filled(piece)))).doesNotThrowAnyException();
    }

    @Test
    void refusesLinksThatAllRepeatALongTarget() {
        String text = "[x]: http://" + "a".repeat(8_000) + "\n\n" + "[x] ".repeat(6_000);
        assertThatThrownBy(() -> MarkdownToAdf.convert(new Markdown(text)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("too many long links");
    }

    @Test
    void refusesATextOfTooManyParts() {
        assertThatThrownBy(() -> MarkdownToAdf.convert(new Markdown(filled("a\n\n"))))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("more than 5,000");
    }

    /** A cell without text is one character of Markdown and six values of JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"- \n", "* \n\n", "|\n|-|\n", "```a\nb\n```\n", "> - [ ]\n", "- [ ] a\n", "***\n", "# \n"})
    void convertsOrRefusesATextThatMayBecomeTooLarge(String piece) {
        for (int length = LENGTH; length > 1_000; length = length * 9 / 10) {
            Markdown markdown = new Markdown(piece.repeat(length / piece.length()));
            Throwable refusal = catchThrowable(() -> MarkdownToAdf.convert(markdown));
            assertThat(refusal == null || refusal instanceof ApiException)
                    .as("%s characters: %s", length, refusal)
                    .isTrue();
        }
    }

    @Test
    void doesNotAddMillionsOfCellsToAWideTable() {
        String table = "|a".repeat(4_000) + "\n" + "|-".repeat(4_000) + "\n" + "b\n".repeat(8_000);
        assertThat(Allocated.by(() -> MarkdownToAdf.convert(new Markdown(table))))
                .isLessThan(64 << 20);
        String cells = ",{'type':'tableCell','attrs':{'colspan':100,'rowspan':100}}"
                .repeat(3_000)
                .substring(1);
        String rows =
                "{'type':'tableRow','content':[" + cells + "]}" + ",{'type':'tableRow','content':[]}".repeat(2_000);
        AdfDocument document = AdfJson.document("{'type':'table','content':[" + rows + "]}");
        assertThat(Allocated.by(() -> AdfToMarkdown.convert(document))).isLessThan(64 << 20);
    }

    @Test
    void patchesTheLongestText() {
        AdfDocument document = MarkdownToAdf.convert(new Markdown("a\n\nb\n\nc\n\n".repeat(700)));
        String markdown = "c\n\nd\n\na\n\n".repeat(700);
        AdfDocument patched = AdfPatch.apply(document.json(), new Markdown(markdown));
        assertThat(AdfToMarkdown.convert(patched)).isEqualTo(markdown.strip());
    }

    @Test
    void turnsListsThatAreTooDeepIntoText() {
        AdfDocument document =
                MarkdownToAdf.convert(new Markdown(nested(depth -> "  ".repeat(depth) + "- a" + depth + "\n")));
        AdfSchema.assertValid(document);
        assertThat(AdfToMarkdown.convert(document))
                .contains("\n" + "  ".repeat(19) + "- a19\n")
                .contains("• a20");
    }

    @Test
    void readsTheDeepestDocumentThatIsAllowed() {
        String open = "{'type':'bulletList','content':[{'type':'listItem','content':[";
        String list = open.repeat(120) + "{'type':'paragraph'}" + "]}]}".repeat(120);
        assertThatCode(() -> AdfToMarkdown.convert(AdfJson.document(list))).doesNotThrowAnyException();
    }

    @Test
    void readsALongMailAddressOnASmallStack() throws InterruptedException {
        String address = "a." + "a.".repeat(20_000) + "a@b" + ".b".repeat(20_000);
        AdfDocument document = AdfJson.document(AdfJson.paragraph("a")
                .replace(
                        "'text':'a'",
                        "'text':'" + address + "','marks':[{'type':'link','attrs':{'href':'mailto:" + address
                                + "'}}]"));
        Throwable[] failure = new Throwable[1];
        Thread small = new Thread(null, () -> AdfToMarkdown.convert(document), "small stack", 512 * 1024);
        small.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
        small.start();
        small.join();
        assertThat(failure[0]).isNull();
    }

    private static String filled(String piece) {
        return piece.repeat(LENGTH / piece.length());
    }

    private static String half(String piece) {
        return piece.repeat(LENGTH / 2 / piece.length());
    }

    private static String nested(IntFunction<String> line) {
        return IntStream.range(0, 100).mapToObj(line).collect(Collectors.joining());
    }
}
