package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Converts hostile and very long texts within seconds on any machine, on an ordinary stack. */
class AdfLimitsTest {
    private static final int LENGTH = 100_000;

    static Stream<String> texts() {
        return Stream.of(
                filled("> "),
                filled("* a\n"),
                filled("**a *b "),
                filled("["),
                filled("![["),
                filled("]("),
                filled("` `` "),
                filled("<"),
                filled("&"),
                filled("\\"),
                filled("a\n\n"),
                filled("- [ ] a\n"),
                filled("(https://x.y/)"),
                filled("~~a~~**b**_c_"),
                filled("\u00a0*a*"),
                nested(depth -> "  ".repeat(depth) + "- a\n"),
                nested(depth -> "   ".repeat(depth) + "1. a\n"),
                "|a".repeat(4_000) + "\n" + "|-".repeat(4_000) + "\n" + filled("b\n"),
                filled("| a | b |\n").replaceFirst("\n", "\n| - | - |\n"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void convertsAHundredThousandCharacters(String markdown) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            String first = AdfToMarkdown.convert(MarkdownToAdf.convert(markdown));
            assertThat(AdfToMarkdown.convert(MarkdownToAdf.convert(first))).isEqualTo(first);
        });
    }

    @Test
    void patchesAHundredThousandCharacters() {
        AdfDocument document = MarkdownToAdf.convert(filled("a\n\nb\n\nc\n\n"));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            String markdown = filled("c\n\nd\n\na\n\n");
            AdfDocument patched = AdfPatch.apply(document, markdown);
            assertThat(AdfToMarkdown.convert(patched)).isEqualTo(markdown.strip());
        });
    }

    @Test
    void turnsListsThatAreTooDeepIntoText() {
        AdfDocument document = MarkdownToAdf.convert(nested(depth -> "  ".repeat(depth) + "- a" + depth + "\n"));
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

    private static String filled(String piece) {
        return piece.repeat(LENGTH / piece.length());
    }

    private static String nested(IntFunction<String> line) {
        return IntStream.range(0, 200).mapToObj(line).collect(Collectors.joining());
    }
}
