package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.juncture.error.ApiException;
import dev.juncture.testing.Allocated;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An edit of the largest and most hostile documents costs a bounded amount of work. */
class PatchLimitsTest {
    /** What grows with the square of the size needs many times as much. */
    private static final long MOST_BYTES = 400L << 20;

    static Stream<Arguments> edits() {
        String red = "'marks':[{'type':'textColor','attrs':{'color':'#ff0000'}}]";
        return Stream.of(
                Arguments.of("words", text(i -> "w" + i % 7 + " ", 10_000), "w1 w2 ".repeat(5_000)),
                Arguments.of("other words", text(i -> "w" + i + " ", 5_000), "v1 w2 ".repeat(5_000)),
                Arguments.of(
                        "words in reverse",
                        text(i -> "w" + i + " ", 4_000),
                        words(i -> "w" + (4_000 - i) + " ", 4_000)),
                Arguments.of("signs", text(i -> ". ", 16_000), ", .".repeat(10_000)),
                Arguments.of(
                        "colours",
                        "{'type':'paragraph','content':["
                                + joined(i -> "{'type':'text','text':'w%d'," + red + "}", 2_500) + "]}",
                        "w1 ".repeat(5_000)),
                Arguments.of(
                        "dates",
                        "{'type':'paragraph','content':["
                                + joined(i -> "{'type':'date','attrs':{'timestamp':'15821525590%02d'}}", 4_000) + "]}",
                        "2020-02-19 ".repeat(2_500)),
                Arguments.of(
                        "people",
                        "{'type':'paragraph','content':["
                                + joined(i -> "{'type':'mention','attrs':{'id':'%1$d','text':'@%1$d'}}", 4_000) + "]}",
                        "@".repeat(30_000)),
                Arguments.of(
                        "paragraphs",
                        joined(i -> AdfJson.paragraph("w%d x"), 4_000),
                        words(i -> "w" + i + " y\n\n", 2_000)),
                Arguments.of(
                        "items",
                        "{'type':'bulletList','content':["
                                + joined(i -> AdfJson.item(AdfJson.paragraph("w%d x")), 2_000) + "]}",
                        words(i -> "- w" + i + " y\n", 1_500)),
                Arguments.of(
                        "cells",
                        "{'type':'table','content':["
                                + joined(
                                        i -> "{'type':'tableRow','content':[{'type':'tableCell','content':["
                                                + AdfJson.paragraph("w%d x") + "]}]}",
                                        2_000)
                                + "]}",
                        "|  |\n| --- |\n" + words(i -> "| w" + i + " y |\n", 1_500)),
                Arguments.of("nested lists", nested("bulletList", "listItem", 100), "- a\n  - b"),
                Arguments.of("nested expands", nested("expand", "panel", 100), "**b**\n\n> x"),
                Arguments.of("nested layouts", nested("layoutSection", "layoutColumn", 100), "b"),
                Arguments.of("nested extensions", nested("bodiedExtension", "bodiedSyncBlock", 100), "b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void patchesOrRefusesAHostileEdit(String name, String content, String edited) {
        AdfDocument document = AdfJson.document(content);
        Markdown markdown = new Markdown(edited.substring(0, Math.min(edited.length(), Markdown.LONGEST)));
        long[] bytes = new long[1];
        Throwable refusal = catchThrowable(() ->
                bytes[0] = Allocated.by(() -> assertThat(shown(AdfPatch.apply(document.json(), markdown)))
                        .isEqualTo(shown(MarkdownToAdf.convert(markdown)))));
        if (refusal != null) {
            assertThat(refusal).isInstanceOf(ApiException.class);
        }
        assertThat(bytes[0]).isLessThan(MOST_BYTES);
    }

    private static String shown(AdfDocument document) {
        return AdfToMarkdown.convert(document);
    }

    private static String text(IntFunction<String> word, int count) {
        return AdfJson.paragraph(words(word, count));
    }

    private static String words(IntFunction<String> word, int count) {
        return IntStream.range(0, count).mapToObj(word).collect(Collectors.joining());
    }

    private static String joined(IntFunction<String> part, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> part.apply(i).formatted(i % 100))
                .collect(Collectors.joining(","));
    }

    private static String nested(String outer, String inner, int depth) {
        String open = "{'type':'" + outer + "','attrs':{'title':'t'},'content':[{'type':'" + inner + "','content':[";
        return open.repeat(depth) + AdfJson.paragraph("a") + "]}]}".repeat(depth);
    }
}
