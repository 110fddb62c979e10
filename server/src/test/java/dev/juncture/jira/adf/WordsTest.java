package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.adf.node.AdfNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** No word gets lost on the way, in either direction. */
class WordsTest {
    private static final Pattern ENTITY = Pattern.compile("&#(\\d+);");

    @Property(tries = 1500, seed = "20261201", edgeCases = EdgeCasesMode.NONE)
    void keepsEachWordOfAMarkdownText(@ForAll("texts") RandomText text) {
        String document =
                MarkdownToAdf.convert(new Markdown(text.markdown())).json().toString();
        for (String word : text.words()) {
            assertThat(document).as(text.markdown()).contains(word);
        }
    }

    @Property(tries = 300, seed = "20261202", edgeCases = EdgeCasesMode.NONE)
    void keepsEachWordOfAMarkdownTextInASecondRound(@ForAll("texts") RandomText text) {
        String first = AdfToMarkdown.convert(MarkdownToAdf.convert(new Markdown(text.markdown())));
        String document = MarkdownToAdf.convert(new Markdown(first)).json().toString();
        for (String word : text.words()) {
            assertThat(document).as(first).contains(word);
        }
    }

    /** Pieces of syntax in any order: only the word that has no meaning in Markdown is counted. */
    @Property(tries = 1000, seed = "20261203", edgeCases = EdgeCasesMode.NONE)
    void keepsTheWordsOfAnyText(@ForAll("markdown") String markdown) {
        String document = MarkdownToAdf.convert(new Markdown(markdown)).json().toString();
        assertThat(count(document, "word")).as(markdown).isGreaterThanOrEqualTo(count(markdown, "word"));
    }

    @Property(tries = 500, seed = "20261204", edgeCases = EdgeCasesMode.NONE)
    void keepsEachWordOfADocument(@ForAll("documents") AdfDocument document) {
        ObjectNode json = document.json();
        List<String> words = new ArrayList<>();
        addWords(json, words);
        String markdown = ENTITY.matcher(AdfToMarkdown.convert(new AdfDocument(json)))
                .replaceAll(entity -> Character.toString(Integer.parseInt(entity.group(1))));
        for (String word : words) {
            assertThat(markdown).as(json.toString()).contains(word);
        }
    }

    /** Adds a word to each text that a node shows. */
    private static void addWords(JsonNode node, List<String> words) {
        if (node instanceof ObjectNode object && node.path("text").isString()) {
            object.put("text", object.path("text").stringValue() + " " + word(words));
        }
        boolean hasWords = List.of(
                        "status", "placeholder", "expand", "nestedExpand", "media", "extension", "emoji", "mention")
                .contains(AdfNodes.type(node));
        if (hasWords && node.path("attrs") instanceof ObjectNode attrs) {
            List.of("text", "title", "alt").stream()
                    .filter(name -> attrs.path(name).isString())
                    .forEach(name -> attrs.put(name, attrs.path(name).stringValue() + " " + word(words)));
        }
        AdfNodes.content(node).forEach(child -> addWords(child, words));
    }

    private static String word(List<String> words) {
        words.add("u" + words.size() + "n");
        return words.get(words.size() - 1);
    }

    private static int count(String text, String word) {
        return (int) Pattern.compile(word)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .count();
    }

    @Provide
    Arbitrary<RandomText> texts() {
        return Arbitraries.randomValue(RandomText::random);
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
