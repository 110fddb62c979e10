package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdfToMarkdownTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "{'type':'mention','attrs':{'id':'1','text':'@Ann Bee'}} ~ @Ann Bee",
                "{'type':'mention','attrs':{'id':'712020:ab'}} ~ @712020:ab",
                "{'type':'emoji','attrs':{'shortName':':smile:','text':'😀'}} ~ 😀",
                "{'type':'emoji','attrs':{'shortName':':custom_one:'}} ~ :custom_one:",
                "{'type':'date','attrs':{'timestamp':'1582152559000'}} ~ 2020-02-19",
                "{'type':'status','attrs':{'text':'IN PROGRESS','color':'blue'}} ~ [IN PROGRESS]",
                "{'type':'placeholder','attrs':{'text':'Say more'}} ~ Say more",
                "{'type':'inlineCard','attrs':{'url':'https://x.y/z'}} ~ <https://x.y/z>",
                "{'type':'inlineCard','attrs':{'data':{'url':'https://x.y','name':'N'}}} ~ [N](https://x.y)",
                "{'type':'inlineExtension','attrs':{'extensionKey':'k','extensionType':'t'}} ~ [k]",
                "{'type':'mediaInline','attrs':{'id':'1','collection':'','alt':'a.png'}} ~ [a.png]",
                "{'type':'hardBreak'},{'type':'text','text':'a'} ~ \"\\\na\"",
                "{'type':'future','attrs':{'text':'shown'}} ~ shown",
                "{'type':'future','content':[{'type':'text','text':'shown'}]} ~ shown"
            })
    void tellsEveryInlineNode(String node, String markdown) {
        assertThat(markdown("{'type':'paragraph','content':[" + node + "]}")).isEqualTo(markdown);
    }

    @Test
    void tellsEveryBlock() {
        assertThat(markdown(
                        "{'type':'panel','attrs':{'panelType':'warning'},'content':[" + p("a") + "," + p("b") + "]}"))
                .isEqualTo("> **Warning:** a\n>\n> b");
        assertThat(markdown("{'type':'expand','attrs':{'title':'More'},'content':[" + p("a") + "]}"))
                .isEqualTo("**More**\n\na");
        assertThat(markdown("{'type':'layoutSection','content':[{'type':'layoutColumn','content':[" + p("a")
                        + "]},{'type':'layoutColumn','content':[" + p("b") + "]}]}"))
                .isEqualTo("a\n\nb");
        assertThat(markdown(
                        "{'type':'decisionList','content':[{'type':'decisionItem','content':[" + text("a") + "]}]}"))
                .isEqualTo("- **Decision:** a");
        assertThat(markdown("{'type':'mediaSingle','content':[" + file("a.png") + ",{'type':'caption','content':["
                        + text("c") + "]}]}"))
                .isEqualTo("[a.png]\n\nc");
        assertThat(markdown("{'type':'mediaGroup','content':[" + file("a.png") + "," + file("") + "]}"))
                .isEqualTo("[a.png] [Attachment]");
        assertThat(markdown("{'type':'mediaSingle','content':[{'type':'media',"
                        + "'attrs':{'type':'external','url':'https://x.y/i.png','alt':'i'}}]}"))
                .isEqualTo("[\\[i\\]](https://x.y/i.png)");
        assertThat(markdown("{'type':'blockCard','attrs':{'url':'https://x.y'}}"))
                .isEqualTo("<https://x.y>");
        assertThat(markdown("{'type':'embedCard','attrs':{'url':'https://x.y'}}"))
                .isEqualTo("<https://x.y>");
        assertThat(markdown("{'type':'extension','attrs':{'extensionKey':'chart','text':'A chart'}}"))
                .isEqualTo("[A chart]");
        assertThat(markdown("{'type':'bodiedExtension','content':[" + p("a") + "]}"))
                .isEqualTo("a");
        assertThat(markdown("{'type':'syncBlock','attrs':{'resourceId':'r'}}")).isEqualTo("[Synced block]");
        assertThat(markdown("{'type':'bodiedSyncBlock','content':[" + p("a") + "]}"))
                .isEqualTo("a");
    }

    @Test
    void tellsListsAndTasks() {
        assertThat(markdown("{'type':'bulletList','content':["
                        + item(p("a") + ",{'type':'orderedList','attrs':{'order':1}," + "'content':[" + item(p("b"))
                                + "]}")
                        + "," + item(p("c")) + "]}"))
                .isEqualTo("- a\n  1. b\n- c");
        assertThat(markdown("{'type':'taskList','content':[{'type':'taskItem','attrs':{'state':'DONE'},'content':["
                        + text("a")
                        + "]},{'type':'taskList','content':[{'type':'taskItem','attrs':{'state':'TODO'},'content':["
                        + text("b") + "]}]}]}"))
                .isEqualTo("- [x] a\n  - [ ] b");
    }

    @Test
    void tellsOneListFromTheNext() {
        String list = "{'type':'bulletList','content':[" + item(p("a")) + "]}";
        assertThat(markdown(list + "," + list + "," + list)).isEqualTo("- a\n\n* a\n\n- a");
    }

    @Test
    void tellsATableWithoutAHeaderAndWithSpans() {
        String wide = "{'type':'tableCell','attrs':{'colspan':2},'content':[" + p("a") + "]}";
        String high = "{'type':'tableCell','attrs':{'rowspan':2},'content':[" + p("b|") + "," + p("c") + "]}";
        String cell = "{'type':'tableCell','content':[" + p("d") + "]}";
        assertThat(markdown("{'type':'table','content':[{'type':'tableRow','content':[" + wide
                        + "]},{'type':'tableRow','content':[" + high + "," + cell
                        + "]},{'type':'tableRow','content':[" + cell + "]}]}"))
                .isEqualTo("|  |  |\n| --- | --- |\n| a |  |\n| b\\\\|<br>c | d |\n|  | d |");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "snake_case_name",
                "C:\\path",
                "[BUG] it",
                "#12",
                "5 x 3",
                "a < b",
                "~5 min",
                "-5",
                "Q & A",
                "AT&T",
                "a > b",
                "1.5",
                "What!",
                "100%",
                "a@b.c",
                "$5",
                "(see a)",
                "\"x\"",
                "a - b"
            })
    void leavesPlainTextAlone(String text) {
        assertThat(markdown(p(text.replace("\\", "\\\\").replace("\"", "\\\""))))
                .isEqualTo(text.replace("~5", "\\~5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "# a ~ \\# a",
                "- a ~ \\- a",
                "1. a ~ 1\\. a",
                "> a ~ \\> a",
                "*a* ~ \\*a\\*",
                "_a_ ~ \\_a\\_",
                "`a` ~ \\`a\\`",
                "[a](b) ~ \\[a](b)",
                "<b>a</b> ~ \\<b>a\\</b>",
                "&amp; ~ \\&amp;",
                "a|b ~ a\\|b"
            })
    void escapesWhatWouldBeMarkdown(String text, String markdown) {
        assertThat(markdown(p(text))).isEqualTo(markdown);
    }

    @Test
    void keepsMarksApartInsideAWord() {
        assertThat(markdown("{'type':'paragraph','content':[" + text("un") + "," + marked("believ", "em") + ","
                        + text("able") + "," + text(" ") + "," + marked("a: ", "strong") + "," + text("b") + "]}"))
                .isEqualTo("u&#110;_believ_&#97;ble **a:** b");
    }

    @Test
    void putsTheMarkThatReachesFarthestOutside() {
        assertThat(markdown("{'type':'paragraph','content':[" + marked("This is ", "em") + ","
                        + marked("very", "em", "strong") + "," + marked(" important", "em") + "]}"))
                .isEqualTo("_This is **very** important_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':1}",
                "{'type':'text'}",
                "{'type':'text','text':{'a':1}}",
                "{'type':'paragraph','content':'x'}",
                "{'type':'paragraph','content':[1,null,[],'x',{}]}",
                "{'type':'paragraph','content':[{'type':'text','text':'a','marks':{'type':'em'}}]}",
                "{'type':'paragraph','content':[{'type':'text','text':'a','marks':[null,{'type':'link'}]}]}",
                "{'type':'heading','attrs':{'level':'x'}}",
                "{'type':'heading','attrs':[]}",
                "{'type':'orderedList','attrs':{'order':1e99},'content':[{}]}",
                "{'type':'orderedList','attrs':{'order':-7.5},'content':[{'type':'listItem'}]}",
                "{'type':'table','content':[{'type':'tableRow','content':[{'attrs':{'colspan':1e9,'rowspan':-1}}]}]}",
                "{'type':'taskList','content':[{'type':'paragraph'},null]}",
                "{'type':'paragraph','content':[{'type':'date','attrs':{'timestamp':'9223372036854775807'}}]}",
                "{'type':'codeBlock','content':[{'type':'hardBreak'}]}"
            })
    void neverThrows(String node) {
        String markdown = markdown(node);
        assertThat(AdfToMarkdown.convert(MarkdownToAdf.convert(markdown))).isEqualTo(markdown);
    }

    @Test
    void knowsEveryNodeOfTheSchema() {
        JsonNode definitions = JSON.readTree(getClass().getResourceAsStream("/jira/adf-schema.json"))
                .path("definitions");
        List<String> types = definitions
                .valueStream()
                .map(definition -> definition
                        .path("properties")
                        .path("type")
                        .path("enum")
                        .path(0)
                        .asString(""))
                .filter(type -> !type.isEmpty())
                .distinct()
                .toList();
        assertThat(types).hasSizeGreaterThan(50);
        for (String type : types) {
            AdfDocument document = AdfSchema.document("{'type':'" + type + "','attrs':{'text':'shown',"
                    + "'title':'shown'},"
                    + "'text':'shown','content':[{'type':'text','text':'shown','marks':[{'type':'" + type + "'}]}]}");
            String markdown = AdfToMarkdown.convert(document);
            assertThat(AdfToMarkdown.convert(MarkdownToAdf.convert(markdown)))
                    .as(type)
                    .isEqualTo(markdown);
        }
    }

    private static String markdown(String content) {
        String markdown = AdfToMarkdown.convert(AdfSchema.document(content));
        assertThat(AdfToMarkdown.convert(MarkdownToAdf.convert(markdown))).isEqualTo(markdown);
        return markdown;
    }

    private static String p(String text) {
        return "{'type':'paragraph','content':[" + text(text) + "]}";
    }

    private static String text(String text) {
        return "{'type':'text','text':'" + text + "'}";
    }

    private static String marked(String text, String... marks) {
        return "{'type':'text','text':'" + text + "','marks':[{'type':'" + String.join("'}," + "{'type':'", marks)
                + "'}]}";
    }

    private static String item(String content) {
        return "{'type':'listItem','content':[" + content + "]}";
    }

    private static String file(String alt) {
        return "{'type':'media','attrs':{'type':'file','id':'1','collection':'','alt':'" + alt + "'}}";
    }
}
