package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A label in brackets and a colon is text, unless a link refers to it. */
class MarkdownDefinitionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "[Occurrence]: Weekly → [Occurrence]: Weekly",
                "[Server]: prod-1\\n[Region]: eu-west-1 → [Server]: prod-1|[Region]: eu-west-1",
                "[a]: b\\nmore text → [a]: b|more text",
                "[a]:\\nb → [a]: b",
                "[a]: b 'the title' → [a]: b 'the title'",
                "[a]: <b c> → [a]: <b c>",
                "[a b\\nc]: d → [a b c]: d",
                "[a]: b\\n[a]: c\\n\\n[x][a] → [a]: c|x (b)",
                "[a]: [b]\\n\\n[b]: c → [a]: [b]|[b]: c",
                "[a]: **b** → [a]: b",
                "[a]: _b_ \"c _d_\" → [a]: b \"c d\"",
                "   [a]: b → [a]: b",
                "[a]: b\\n=== → [a]: b|===",
                "[a\\]]: b → [a]]: b"
            })
    void isTextWithoutAReference(String markdown, String paragraphs) {
        AdfDocument document = MarkdownToAdf.convert(new Markdown(markdown.replace("\\n", "\n")));
        assertThat(document.json()
                        .path("content")
                        .valueStream()
                        .map(block -> String.join("", block.path("content").findValuesAsString("text"))))
                .containsExactly(paragraphs.split("\\|"));
    }

    @Test
    void isTextInListsAndQuotes() {
        assertThat(AdfJson.converted("- [Severity]: high\n- [Owner]: ops"))
                .isEqualTo(AdfJson.compact(
                        "[{'type':'bulletList','content':[%s,%s]}]",
                        AdfJson.item(AdfJson.paragraph("[Severity]: high")),
                        AdfJson.item(AdfJson.paragraph("[Owner]: ops"))));
        assertThat(AdfJson.converted("> [a]: b")).contains("[a]: b").contains("blockquote");
        assertThat(AdfJson.converted("> [a]:\nb")).contains("[a]: b");
        assertThat(AdfJson.converted("1. x\n\n   [a]: b\n\n   y")).contains("'[a]: b'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x][a]", "[a]", "[a][]", "![x][a]", "**[x][A]**", "- [x][a]", "> [a]", "| [a] |\n| - |"})
    void definesALinkThatRefersToIt(String reference) {
        assertThat(AdfJson.converted(reference + "\n\n[a]: https://x.y/z \"T\""))
                .contains("{'type':'link','attrs':{'href':'https://x.y/z','title':'T'}}")
                .doesNotContain("]:");
    }

    /** Nothing in a document is a definition, so its Markdown has none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'type':'text','text':'[a]: b'}]",
                "[{'type':'text','text':'[a]: b'},{'type':'hardBreak'},{'type':'text','text':'[c]: d'}]",
                "[{'type':'text','text':']: https://x.y','marks':[{'type':'code'},LINK]}]",
                "[{'type':'text','text':'a ]: b','marks':[{'type':'code'},LINK]}]",
                "[{'type':'text','text':'a ','marks':[LINK]},{'type':'text','text':'b]: c','marks':[{'type':'code'},LINK]}]",
                "[{'type':'text','text':']:','marks':[{'type':'code'}]}]",
                "[{'type':'text','text':'['},{'type':'text','text':'a]: b','marks':[{'type':'code'}]}]",
                "[{'type':'text','text':'[a]'},{'type':'text','text':': b','marks':[{'type':'strong'}]}]"
            })
    void keepsADocumentsTextThatLooksLikeOne(String text) {
        String content = text.replace("LINK", "{'type':'link','attrs':{'href':'https://x.y/z'}}");
        AdfDocument document = AdfJson.document("{'type':'paragraph','content':" + content + "}");
        String markdown = AdfToMarkdown.convert(document);
        AdfDocument again = MarkdownToAdf.convert(new Markdown(markdown));
        assertThat(words(again)).isEqualTo(words(document));
        assertThat(AdfToMarkdown.convert(again)).isEqualTo(markdown);
        assertThat(again.json().toString().contains("x.y/z")).isEqualTo(content.contains("x.y/z"));
    }

    private static String words(AdfDocument document) {
        return String.join("", document.json().path("content").findValuesAsString("text"));
    }
}
