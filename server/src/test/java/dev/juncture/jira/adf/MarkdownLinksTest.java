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
        "<https://x.y>, https://x.y",
        "see https://x.y/a_(b)., https://x.y/a_(b)",
        "(https://x.y), https://x.y",
        "![a](https://x.y/i.png), https://x.y/i.png",
        "[a](<https://x.y/a b>), https://x.y/a%20b"
    })
    void linksToTheWebAndMail(String markdown, String href) {
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
                "[a](/browse/EX-1)",
                "[a](//x.y)",
                "[a](#top)",
                "[a](https:)",
                "[a]()",
                "![a](javascript:alert(1))",
                "<javascript:alert(1)>",
                "<a href=\"javascript:x\">a</a>"
            })
    void linksToNothingElse(String markdown) {
        assertThat(AdfJson.converted(markdown)).doesNotContain("link").contains("a");
    }
}
