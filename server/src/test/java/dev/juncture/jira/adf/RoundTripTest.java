package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

class RoundTripTest {
    @Property(tries = 150, seed = "20261123", edgeCases = EdgeCasesMode.NONE)
    void convertsAnyMarkdownToAValidDocument(@ForAll("markdown") String markdown) {
        AdfSchema.assertValid(MarkdownToAdf.convert(new Markdown(markdown)));
    }

    @Property(tries = 200, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void changesNothingInASecondRoundOfMarkdown(@ForAll("markdown") String markdown) {
        AdfDocument document = MarkdownToAdf.convert(new Markdown(markdown));
        String first = AdfToMarkdown.convert(document);
        AdfDocument again = MarkdownToAdf.convert(new Markdown(first));
        assertThat(AdfToMarkdown.convert(again)).isEqualTo(first);
    }

    @Property(tries = 100, seed = "20261125", edgeCases = EdgeCasesMode.NONE)
    void changesNothingInASecondRoundOfADocument(@ForAll("documents") AdfDocument document) {
        String first = AdfToMarkdown.convert(document);
        AdfDocument again = MarkdownToAdf.convert(new Markdown(first));
        AdfSchema.assertValid(again);
        assertThat(AdfToMarkdown.convert(again)).isEqualTo(first);
    }

    /** No mark is lost after the first conversion, not even a mark on a space. */
    @Property(tries = 150, seed = "20261129", edgeCases = EdgeCasesMode.NONE)
    void changesNoNodeInASecondRound(@ForAll("markdown") String markdown, @ForAll("documents") AdfDocument document) {
        for (String text : List.of(markdown, AdfToMarkdown.convert(document))) {
            AdfDocument first = MarkdownToAdf.convert(new Markdown(text));
            assertThat(AdfJson.content(MarkdownToAdf.convert(new Markdown(AdfToMarkdown.convert(first)))))
                    .isEqualTo(AdfJson.content(first));
        }
    }

    @Property(tries = 100, seed = "20261126", edgeCases = EdgeCasesMode.NONE)
    void leavesADocumentUnchangedIfItsOwnMarkdownPatchesIt(@ForAll("documents") AdfDocument document) {
        assertThat(AdfPatch.apply(document.json(), new Markdown(AdfToMarkdown.convert(document))))
                .isEqualTo(document);
    }

    @Property(tries = 100, seed = "20261127", edgeCases = EdgeCasesMode.NONE)
    void keepsEveryBlockThatAnEditDoesNotTouch(
            @ForAll("documents") AdfDocument before, @ForAll("documents") AdfDocument after) {
        String edited = AdfToMarkdown.convert(before) + "\n\nIn between\n\n" + AdfToMarkdown.convert(after);
        AdfDocument both = RandomDocuments.document(RandomDocuments.blocks(before, after));
        AdfDocument patched = AdfPatch.apply(both.json(), new Markdown(edited));
        List<JsonNode> rest = new ArrayList<>(RandomDocuments.blocks(patched));
        rest.removeIf(block -> block.toString().contains("In between"));
        assertThat(rest.stream().filter(RandomDocuments::isShown).toList())
                .isEqualTo(RandomDocuments.blocks(both).stream()
                        .filter(RandomDocuments::isShown)
                        .toList());
    }

    /** However strange a document and an edit are, the result says what the edit says, and Jira accepts it. */
    @Property(tries = 250, seed = "20261128", edgeCases = EdgeCasesMode.NONE)
    void saysWhatAnEditSays(@ForAll("documents") AdfDocument document, @ForAll("edits") RandomEdit edit) {
        Markdown edited = new Markdown(edit.apply(AdfToMarkdown.convert(document)));
        AdfDocument patched = AdfPatch.apply(document.json(), edited);
        AdfSchema.assertValid(patched);
        assertThat(withoutNames(AdfToMarkdown.convert(patched)))
                .isEqualTo(withoutNames(AdfToMarkdown.convert(MarkdownToAdf.convert(edited))));
    }

    private static String withoutNames(String markdown) {
        return markdown.replaceAll("@\\[(?:[^]\\\\]|\\\\.)*]", "@");
    }

    @Provide
    Arbitrary<RandomEdit> edits() {
        return Arbitraries.randomValue(RandomEdit::new);
    }

    @Provide
    Arbitrary<String> markdown() {
        return RandomMarkdown.any();
    }

    @Provide
    Arbitrary<AdfDocument> documents() {
        return RandomDocuments.any();
    }
}
