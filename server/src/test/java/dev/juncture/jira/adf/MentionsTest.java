package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "@[Ann Lee](accountid:712020:0000-1111) → 712020:0000-1111 → @Ann Lee",
                "[~accountid:712020:0000-1111] → 712020:0000-1111 →",
                "[~accountId:5b10ac8d82e05b22cc7d4ef5] → 5b10ac8d82e05b22cc7d4ef5 →",
                "@[~accountid:qm:1f-2:3] → qm:1f-2:3 →",
                "@[](accountid:712020:a) → 712020:a →",
                "@[712020:a](accountid:712020:a) → 712020:a →",
                "@[@Ann](accountid:712020:a) → 712020:a → @Ann",
                "@[Ann **Lee**](accountid:712020:a) → 712020:a → @Ann Lee",
                "@[O\\'Neil \\[x\\]](accountid:712020:a) → 712020:a → @O'Neil [x]",
                "@[Zoë 你好](accountid:712020:a) → 712020:a → @Zoë 你好",
                "@[Ann][p] → 712020:b → @Ann"
            })
    void readsAMention(String markdown, String accountId, String text) {
        String attrs = "'attrs':{'id':'" + accountId + "'"
                + (text == null ? "" : ",'text':'" + text.replace("'", "\\u0027") + "'") + "}";
        assertThat(AdfJson.converted(markdown + " look\n\n[p]: accountid:712020:b")
                        .replace("O'Neil", "O\\u0027Neil"))
                .contains("{'type':'mention'," + attrs + "},{'type':'text','text':' look'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- @[Ann](accountid:1) does it",
                "- [ ] @[Ann](accountid:1) does it",
                "> @[Ann](accountid:1)",
                "# For @[Ann](accountid:1)",
                "| @[Ann](accountid:1) |\n| --- |\n| @[A\\|B](accountid:2) |",
                "**Note** @[Ann](accountid:1) _and_ @[Bob](accountid:2)",
                "[~accountid:1]: done",
                "a@[Ann](accountid:1)b",
                "@[Ann](accountid:1)@[Bob](accountid:2)",
                "x\\\n@[Ann](accountid:1)"
            })
    void readsAMentionInAnyPlace(String markdown) {
        AdfDocument document = MarkdownToAdf.convert(new Markdown(markdown));
        AdfSchema.assertValid(document);
        assertThat(document.json().toString()).contains("\"type\":\"mention\"");
        String written = AdfToMarkdown.convert(document);
        assertThat(AdfToMarkdown.convert(MarkdownToAdf.convert(new Markdown(written))))
                .isEqualTo(written)
                .contains("(accountid:1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`@[Ann](accountid:1)`",
                "@\\[Ann](accountid:1)",
                "[Ann](accountid:1)",
                "@[Ann](accountid:)",
                "@[Ann](accountid:<script>)",
                "@[Ann](https://x.y)",
                "@Ann",
                "ann@[127.0.0.1]",
                "[~ann]",
                "[~accountid:]",
                "![~accountid:1](https://x.y)",
                "[~accountid:1](https://x.y)"
            })
    void readsNothingElseAsAMention(String markdown) {
        assertThat(AdfJson.converted(markdown)).doesNotContain("mention");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[~accountid:1]", "@[Ann](accountid:1)", "@[~accountid:1]", "x [~accountid:1] y"})
    void escapesTextThatWouldBeAMention(String text) {
        String markdown = AdfToMarkdown.convert(AdfJson.document(AdfJson.paragraph(text)));
        assertThat(AdfJson.converted(markdown)).isEqualTo("[" + AdfJson.paragraph(text) + "]");
    }

    @Test
    void writesNamesWithSpecialCharacters() {
        String mention =
                "{'type':'paragraph','content':[{'type':'mention','attrs':{'id':'1','text':'@[x](y) *z* | \\\\ _'}}]}";
        String markdown = AdfToMarkdown.convert(AdfJson.document(mention));
        assertThat(AdfJson.converted(markdown)).isEqualTo(AdfJson.compact("[" + mention + "]"));
    }

    @Test
    void findsThePeopleWhoHaveNoName() {
        AdfDocument document = AdfJson.document("""
                {'type':'panel','attrs':{'panelType':'info'},'content':[{'type':'paragraph','content':[
                  {'type':'mention','attrs':{'id':'712020:a'}},{'type':'mention','attrs':{'id':'712020:b','text':' '}},
                  {'type':'mention','attrs':{'id':'712020:c','text':'@Cy'}},{'type':'mention','attrs':{'id':'not one'}}]}]}""");
        assertThat(AdfToMarkdown.namelessMentions(document.json())).containsExactly("712020:a", "712020:b");
        assertThat(AdfToMarkdown.ofJira(document.json(), Map.of("712020:a", "Ann [x]")))
                .isEqualTo("> **Info:** @[Ann \\[x\\]](accountid:712020:a)@[712020:b](accountid:712020:b)"
                        + "@[Cy](accountid:712020:c)@not one");
    }

    /** An edit may have the short form, which was the only one once. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "@Ann Lee and @Bob look now → 1,2",
                "@Bob and @Ann Lee look → 2,1",
                "@[Ann Lee](accountid:1) and @Bob → 1,2",
                "@[Ann](accountid:3) and @Bob → 3,2",
                "@Ann Leeson and @Bobby → ",
                "x@Bob and `@Bob` → ",
                "(@Bob), @Ann Lee! → 2,1",
                "@Alex → "
            })
    void recognizesThePeopleOfTheDocumentByTheirNames(String edited, String accounts) {
        AdfDocument document = AdfJson.document("""
                {'type':'paragraph','content':[{'type':'mention','attrs':{'id':'1','text':'@Ann Lee'}},{'type':'text','text':' and '},
                  {'type':'mention','attrs':{'id':'2','text':'@Bob'}},{'type':'text','text':' look'}]},
                {'type':'paragraph','content':[{'type':'mention','attrs':{'id':'5','text':'@Alex'}},
                  {'type':'mention','attrs':{'id':'6','text':'@Alex'}}]}""");
        String patched =
                AdfPatch.apply(document.json(), new Markdown(edited)).json().toString();
        assertThat(java.util.regex.Pattern.compile("\"id\":\"(\\d)\"")
                        .matcher(patched)
                        .results()
                        .map(id -> id.group(1)))
                .containsExactly(accounts == null ? new String[0] : accounts.split(","));
    }

    @Test
    void doesNotMentionANameThatTheDocumentHasAsText() {
        AdfDocument document = AdfJson.document("""
                {'type':'paragraph','content':[{'type':'mention','attrs':{'id':'1','text':'@Ann'}}]},
                {'type':'paragraph','content':[{'type':'text','text':'ask @Ann'}]}""");
        AdfDocument patched =
                AdfPatch.apply(document.json(), new Markdown("@[Ann](accountid:1)\n\nask @[Ann](accountid:1) now"));
        assertThat(AdfJson.content(patched).split("'mention'")).hasSize(3);
    }
}
