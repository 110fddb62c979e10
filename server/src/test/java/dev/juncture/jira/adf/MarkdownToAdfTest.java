package dev.juncture.jira.adf;

import static dev.juncture.jira.adf.AdfJson.item;
import static dev.juncture.jira.adf.AdfJson.paragraph;
import static dev.juncture.jira.adf.AdfJson.task;
import static dev.juncture.jira.adf.AdfJson.tasks;
import static dev.juncture.jira.adf.AdfJson.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownToAdfTest {
    @Test
    void readsMarks() {
        assertThat(AdfJson.converted("**b** *i* ~~s~~ `c` ***x***")).isEqualTo(AdfJson.compact("""
                [{'type':'paragraph','content':[
                  {'type':'text','text':'b','marks':[{'type':'strong'}]},
                  {'type':'text','text':' '},
                  {'type':'text','text':'i','marks':[{'type':'em'}]},
                  {'type':'text','text':' '},
                  {'type':'text','text':'s','marks':[{'type':'strike'}]},
                  {'type':'text','text':' '},
                  {'type':'text','text':'c','marks':[{'type':'code'}]},
                  {'type':'text','text':' '},
                  {'type':'text','text':'x','marks':[{'type':'strong'},{'type':'em'}]}]}]"""));
    }

    @Test
    void combinesCodeOnlyWithALink() {
        assertThat(AdfJson.converted("**`a`** [`b`](https://x.y)")).isEqualTo(AdfJson.compact("""
                [{'type':'paragraph','content':[
                  {'type':'text','text':'a','marks':[{'type':'code'}]},
                  {'type':'text','text':' '},
                  {'type':'text','text':'b','marks':[
                    {'type':'link','attrs':{'href':'https://x.y'}},
                    {'type':'code'}]}]}]"""));
    }

    @Test
    void readsHeadingsAndRules() {
        assertThat(AdfJson.converted("# One\n\n###### Six\n\n---")).isEqualTo(AdfJson.compact("""
                [{'type':'heading','content':[{'type':'text','text':'One'}],'attrs':{'level':1}},
                 {'type':'heading','content':[{'type':'text','text':'Six'}],'attrs':{'level':6}},
                 {'type':'rule'}]"""));
    }

    @Test
    void readsCode() {
        String markdown = """
                ```java title
                int a;

                int b;
                ```

                    indented

                ```
                ```""";
        assertThat(AdfJson.converted(markdown)).isEqualTo(AdfJson.compact("""
                [{'type':'paragraph','content':[{'type':'text','text':'title'}]},
                 {'type':'codeBlock','attrs':{'language':'java'},'content':[
                   {'type':'text','text':'int a;\\n\\nint b;'}]},
                 {'type':'codeBlock','content':[{'type':'text','text':'indented'}]},
                 {'type':'codeBlock'}]"""));
    }

    @Test
    void readsNestedLists() {
        String lists = """
                [{'type':'orderedList','content':[
                   {'type':'listItem','content':[
                     %s,
                     {'type':'bulletList','content':[%s]}]},
                   %s],
                 'attrs':{'order':3}}]""";
        assertThat(AdfJson.converted("3. a\n   - b\n4. c"))
                .isEqualTo(AdfJson.compact(lists, paragraph("a"), item(paragraph("b")), item(paragraph("c"))));
    }

    @Test
    void readsTasks() {
        assertThat(AdfJson.converted("- [ ] a\n- [x] **b**\n  - [X] c"))
                .isEqualTo("["
                        + tasks(
                                task("TODO", text("a")),
                                task("DONE", text("b", "strong")),
                                tasks(task("DONE", text("c"))))
                        + "]");
    }

    @Test
    void readsEscapedBracketsAndLinksAsText() {
        assertThat(AdfJson.converted("- \\[ ] a\n- [x](https://x.y)\n- [x]b"))
                .contains("'bulletList'")
                .doesNotContain("task");
    }

    @Test
    void splitsAListOfTasksAndOtherItems() {
        String lists = """
                [{'type':'orderedList','content':[%s],'attrs':{'order':1}},
                 %s,
                 {'type':'orderedList','content':[%s],'attrs':{'order':3}}]""";
        String tasks = tasks(task("TODO", text("b")));
        assertThat(AdfJson.converted("1. a\n2. [ ] b\n3. c"))
                .isEqualTo(AdfJson.compact(lists, item(paragraph("a")), tasks, item(paragraph("c"))));
    }

    @Test
    void readsTables() {
        assertThat(AdfJson.converted("| a | b |\n| - | :-: |\n| c\\|d<br>e |")).isEqualTo(AdfJson.compact("""
                [{'type':'table','content':[
                  {'type':'tableRow','content':[
                    {'type':'tableHeader','content':[{'type':'paragraph','content':[{'type':'text','text':'a'}]}]},
                    {'type':'tableHeader','content':[{'type':'paragraph','content':[{'type':'text','text':'b'}]}]}]},
                  {'type':'tableRow','content':[
                    {'type':'tableCell','content':[{'type':'paragraph','content':[
                      {'type':'text','text':'c|d'},
                      {'type':'hardBreak'},
                      {'type':'text','text':'e'}]}]},
                    {'type':'tableCell','content':[{'type':'paragraph','content':[]}]}]}]}]"""));
    }

    @Test
    void breaksLinesOnlyAtHardBreaks() {
        assertThat(AdfJson.converted("a\nb  \nc\\\nd")).isEqualTo(lines("a b", "c", "d"));
    }

    @Test
    void readsHtmlAsText() {
        assertThat(AdfJson.converted("a <b>c</b> &lt;d>")).isEqualTo(lines("a <b>c</b> <d>"));
        assertThat(AdfJson.converted("<div>\n*x*\n</div>")).isEqualTo(lines("<div>", "*x*", "</div>"));
    }

    private static String lines(String... lines) {
        return "[{'type':'paragraph','content':[" + AdfJson.lines(lines) + "]}]";
    }
}
