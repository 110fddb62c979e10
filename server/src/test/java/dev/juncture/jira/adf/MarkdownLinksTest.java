package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownLinksTest {
    @ParameterizedTest
    @CsvSource({
        "[a](https://x.y/z), https://x.y/z",
        "[a](HTTP://x.y), HTTP://x.y",
        "[a](mailto:a@b.c), mailto:a@b.c",
        "[a](/browse/EX-1), /browse/EX-1",
        "[a](/wiki/spaces/OPS/pages/1), /wiki/spaces/OPS/pages/1",
        "[a](//x.y), //x.y",
        "[a](#top), #top",
        "[a](tel:+15550100), tel:+15550100",
        "[a](TEL:112), TEL:112",
        "[a](ftp://x.y/z), ftp://x.y/z",
        "[a](sftp://x.y), sftp://x.y",
        "[a](file://server/share), file://server/share",
        "[a](ssh:x), ssh:x",
        "[a](slack://channel?id=1), slack://channel?id=1",
        "[a](magnet:?xt=urn), magnet:?xt=urn",
        "<tel:+15550100>, tel:+15550100",
        "[](/browse/EX-1), /browse/EX-1",
        "[ ](https://x.y), https://x.y",
        "<https://x.y>, https://x.y",
        "see https://x.y/a_(b)., https://x.y/a_(b)",
        "(https://x.y), https://x.y",
        "![a](https://x.y/i.png), https://x.y/i.png",
        "[a](<https://x.y/a b>), https://x.y/a%20b"
    })
    void linksToWhatJiraKeeps(String markdown, String href) {
        assertThat(AdfJson.converted(markdown)).contains("{'type':'link','attrs':{'href':'" + href + "'}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](&#106;avascript:alert(1))",
                "[a](<\tjavascript:alert(1)>)",
                "[a](data:text/html,x)",
                "[a](vbscript:x)",
                "[a](docs/a.md)",
                "[a](?a=b)",
                "[a](#)",
                "[a](tel:)",
                "[a](constructor:x)",
                "[a](accountid:1)",
                "[a](https:)",
                "[a]()",
                "![a](javascript:alert(1))",
                "<javascript:alert(1)>",
                "<a href=\"javascript:x\">a</a>"
            })
    void linksToNothingElse(String markdown) {
        assertThat(AdfJson.converted(markdown)).doesNotContain("link").contains("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "[run](docs/run.md) → run (docs/run.md)",
                "[run](docs/run.md \"The title\") → run (docs/run.md \"The title\")",
                "[**a** b](javascript:x) → **a** b (javascript:x)",
                "[](javascript:x) → (javascript:x)",
                "<javascript:x> → javascript:x",
                "[javascript:x](javascript:x) → javascript:x",
                "![a](i.png) → a (i.png)",
                "[a][r] → a (b/c)",
                "[![a](https://x.y/i.png)](https://x.y) → [a (https://x.y/i.png)](https://x.y)",
                "[![a](https://x.y)](https://x.y) → [a](https://x.y)",
                "[![a](i.png \"T\")](https://x.y) → [a (i.png \"T\")](https://x.y)",
                "[<b>](data:x) → \\<b> (data:x)"
            })
    void showsATargetThatJiraDoesNotKeepBehindItsWords(String markdown, String shown) {
        assertThat(AdfToMarkdown.convert(MarkdownToAdf.convert(new Markdown(markdown + "\n\n[r]: b/c"))))
                .startsWith(shown.strip());
    }

    /** A link of Jira's own document can have any target. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "javascript:alert(1) → a b (javascript:alert(1))",
                "docs/run.md → a b (docs/run.md)",
                "/browse/EX-1 → [a b](/browse/EX-1)",
                "tel:112 → [a b](tel:112)"
            })
    void showsTheTargetOnceForAllNodesOfALink(String href, String shown) {
        String link = "'marks':[{'type':'link','attrs':{'href':'" + href + "'}}]}";
        AdfDocument document = AdfJson.document("{'type':'paragraph','content':[{'type':'text','text':'a ',LINK,"
                .concat("{'type':'text','text':'b',LINK]}")
                .replace("LINK", link));
        assertThat(AdfToMarkdown.convert(document)).isEqualTo(shown);
    }
}
