package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownToAdfTest {
    @Test
    void readsMarks() {
        assertThat(adf("**b** *i* ~~s~~ `c` ***x***"))
                .isEqualTo(paragraph("{'type':'text','text':'b','marks':[{'type':'strong'}]},"
                        + "{'type':'text','text':' '},{'type':'text','text':'i','marks':[{'type':'em'}]},"
                        + "{'type':'text','text':' '},{'type':'text','text':'s','marks':[{'type':'strike'}]},"
                        + "{'type':'text','text':' '},{'type':'text','text':'c','marks':[{'type':'code'}]},"
                        + "{'type':'text','text':' '},"
                        + "{'type':'text','text':'x','marks':[{'type':'strong'},{'type':'em'}]}"));
    }

    @Test
    void combinesCodeWithNothingButALink() {
        assertThat(adf("**`a`** [`b`](https://x.y)"))
                .isEqualTo(paragraph("{'type':'text','text':'a','marks':[{'type':'code'}]},{'type':'text','text':' '},"
                        + "{'type':'text','text':'b','marks':[{'type':'link',"
                        + "'attrs':{'href':'https://x.y'}},{'type':'code'}]}"));
    }

    @Test
    void readsHeadingsAndRules() {
        assertThat(adf("# One\n\n###### Six\n\n---"))
                .isEqualTo("[{'type':'heading','content':[{'type':'text','text':'One'}],'attrs':{'level':1}},"
                        + "{'type':'heading','content':[{'type':'text','text':'Six'}],"
                        + "'attrs':{'level':6}},{'type':'rule'}]");
    }

    @Test
    void readsCode() {
        assertThat(adf("```java title\nint a;\n\nint b;\n```\n\n    indented\n\n```\n```"))
                .isEqualTo("[{'type':'codeBlock','attrs':{'language':'java'},"
                        + "'content':[{'type':'text','text':'int a;\\n\\nint b;'}]},"
                        + "{'type':'codeBlock','content':[{'type':'text','text':'indented'}]},{'type':'codeBlock'}]");
    }

    @Test
    void readsNestedLists() {
        assertThat(adf("3. a\n   - b\n4. c"))
                .isEqualTo("[{'type':'orderedList','content':["
                        + item(p("a") + ",{'type':'bulletList','content':[" + item(p("b")) + "]}") + ","
                        + "" + item(p("c"))
                        + "],'attrs':{'order':3}}]");
    }

    @Test
    void readsTasks() {
        assertThat(adf("- [ ] a\n- [x] **b**\n  - [X] c"))
                .isEqualTo("["
                        + tasks(task("TODO", text("a")) + ","
                                + task("DONE", "{'type':'text','text':'b','marks':[{'type':'strong'}]}") + ","
                                + tasks(task("DONE", text("c"))))
                        + "]");
    }

    @Test
    void tellsBoxesFromBrackets() {
        assertThat(adf("- \\[ ] a\n- [x](https://x.y)\n- [x]b"))
                .contains("'bulletList'")
                .doesNotContain("task");
    }

    @Test
    void splitsAListOfTasksAndOthers() {
        assertThat(adf("1. a\n2. [ ] b\n3. c"))
                .isEqualTo("[{'type':'orderedList','content':[" + item(p("a")) + "],'attrs':{'order':1}},"
                        + tasks(task("TODO", text("b"))) + ",{'type':'orderedList','content':[" + item(p("c"))
                        + "],'attrs':{'order':3}}]");
    }

    @Test
    void keepsATaskThatHoldsMoreThanATaskMay() {
        assertThat(adf("- [ ] a\n  - b\n    - [x] c"))
                .isEqualTo("["
                        + tasks(task(
                                "TODO",
                                text("a") + ",{'type':'hardBreak'}," + text("• b") + ",{'type':'hardBreak'},"
                                        + text("[x] c")))
                        + "]");
    }

    @Test
    void readsTables() {
        assertThat(adf("| a | b |\n| - | :-: |\n| c\\|d<br>e |"))
                .isEqualTo("[{'type':'table','content':[" + row("tableHeader", p("a"), p("b")) + ","
                        + row(
                                "tableCell",
                                "{'type':'paragraph','content':[" + text("c|d") + ",{'type':'hardBreak'}," + text("e")
                                        + "]}",
                                "{'type':'paragraph','content':[]}")
                        + "]}]");
    }

    @Test
    void breaksLinesOnlyWhereTheyAreHard() {
        assertThat(adf("a\nb  \nc\\\nd"))
                .isEqualTo(paragraph(
                        text("a b") + ",{'type':'hardBreak'}," + text("c") + ",{'type':'hardBreak'}," + text("d")));
    }

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
        assertThat(adf(markdown)).contains("{'type':'link','attrs':{'href':'" + href + "'}}");
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
        assertThat(adf(markdown)).doesNotContain("link").contains("a");
    }

    @Test
    void takesHtmlForText() {
        assertThat(adf("a <b>c</b> &lt;d>")).isEqualTo(paragraph(text("a <b>c</b> <d>")));
        assertThat(adf("<div>\n*x*\n</div>"))
                .isEqualTo(paragraph(text("<div>") + ",{'type':'hardBreak'}," + text("*x*") + ",{'type':'hardBreak'},"
                        + text("</div>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- # heading\n- > quote\n- | a | b |\n  | - | - |\n  | c | d |\n- ---\n- ```\n  code\n  ```\n-",
                "> # heading\n>\n> > quote\n>\n> - [ ] task\n>\n> | a |\n> | - |\n>\n> ---",
                ">",
                "#",
                "| |\n| - |",
                "- [ ]",
                "",
                " \n\t\n",
                "\u0000\uD800"
            })
    void makesWhatTheSchemaAllows(String markdown) {
        AdfSchema.assertValid(MarkdownToAdf.convert(markdown));
    }

    @Test
    void turnsWhatAListMayNotHoldIntoWhatItMay() {
        assertThat(adf("- # h\n- | a |\n  | - |\n  | **b** |"))
                .isEqualTo("[{'type':'bulletList','content':["
                        + item("{'type':'paragraph','content':[{'type':'text','text':'h',"
                                + "'marks':[{'type':'strong'}]}]}")
                        + ","
                        + item("{'type':'paragraph','content':[{'type':'text','text':'a',"
                                + "'marks':[{'type':'strong'}]},"
                                + "{'type':'hardBreak'},{'type':'text','text':'b','marks':[{'type':'strong'}]}]}")
                        + "]}]");
    }

    private static String adf(String markdown) {
        AdfDocument document = MarkdownToAdf.convert(markdown);
        AdfSchema.assertValid(document);
        return AdfSchema.content(document);
    }

    private static String paragraph(String content) {
        return "[{'type':'paragraph','content':[" + content + "]}]";
    }

    private static String p(String text) {
        return "{'type':'paragraph','content':[" + text(text) + "]}";
    }

    private static String text(String text) {
        return "{'type':'text','text':'" + text + "'}";
    }

    private static String item(String content) {
        return "{'type':'listItem','content':[" + content + "]}";
    }

    private static String tasks(String content) {
        return "{'type':'taskList','content':[" + content + "],'attrs':{'localId':''}}";
    }

    private static String task(String state, String content) {
        return "{'type':'taskItem','content':[" + content + "],'attrs':{'localId':'','state':'" + state + "'}}";
    }

    private static String row(String type, String... cells) {
        return "{'type':'tableRow','content':["
                + String.join(
                        ",",
                        Stream.of(cells)
                                .map(cell -> "{'type':'" + type + "','content':[" + cell + "]}")
                                .toList())
                + "]}";
    }
}
