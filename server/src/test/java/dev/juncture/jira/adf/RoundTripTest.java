package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    @Provide
    Arbitrary<String> markdown() {
        return RandomMarkdown.any();
    }

    @Provide
    Arbitrary<AdfDocument> documents() {
        return RandomDocuments.any();
    }
}
