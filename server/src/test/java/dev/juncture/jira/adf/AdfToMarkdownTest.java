package dev.juncture.jira.adf;

import static dev.juncture.jira.adf.AdfJson.item;
import static dev.juncture.jira.adf.AdfJson.paragraph;
import static dev.juncture.jira.adf.AdfJson.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdfToMarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "{'type':'mention','attrs':{'id':'1','text':'@Ann Bee'}} ~ @[Ann Bee](accountid:1)",
                "{'type':'mention','attrs':{'id':'712020:ab'}} ~ @[712020:ab](accountid:712020:ab)",
                "{'type':'mention','attrs':{'id':'two words','text':'@Ann Bee'}} ~ @Ann Bee",
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
    void writesEveryInlineNode(String node, String markdown) {
        assertThat(markdown("{'type':'paragraph','content':[" + node + "]}")).isEqualTo(markdown);
    }

    @Test
    void writesAPanelAsAQuoteThatStartsWithItsKind() {
        String panel = "{'type':'panel','attrs':{'panelType':'warning'},'content':[%s,%s]}";
        assertThat(markdown(panel, paragraph("a"), paragraph("b"))).isEqualTo("> **Warning:** a\n>\n> b");
    }

    @Test
    void writesADecisionAsAnItemThatSaysSo() {
        String decisions = "{'type':'decisionList','content':[{'type':'decisionItem','content':[%s]}]}";
        assertThat(markdown(decisions, text("a"))).isEqualTo("- **Decision:** a");
    }

    @Test
    void writesTheContentOfContainers() {
        String expand = "{'type':'expand','attrs':{'title':'More'},'content':[%s]}";
        assertThat(markdown(expand, paragraph("a"))).isEqualTo("**More**\n\na");
        String layout = """
                {'type':'layoutSection','content':[
                  {'type':'layoutColumn','content':[%s]},
                  {'type':'layoutColumn','content':[%s]}]}""";
        assertThat(markdown(layout, paragraph("a"), paragraph("b"))).isEqualTo("a\n\nb");
        assertThat(markdown("{'type':'bodiedExtension','content':[%s]}", paragraph("a")))
                .isEqualTo("a");
        assertThat(markdown("{'type':'bodiedSyncBlock','content':[%s]}", paragraph("a")))
                .isEqualTo("a");
    }

    @Test
    void writesMediaAsTheirNames() {
        String captioned = "{'type':'mediaSingle','content':[%s,{'type':'caption','content':[%s]}]}";
        assertThat(markdown(captioned, file("a.png"), text("c"))).isEqualTo("[a.png]\n\nc");
        String group = "{'type':'mediaGroup','content':[%s,%s]}";
        assertThat(markdown(group, file("a.png"), file(""))).isEqualTo("[a.png] [Attachment]");
        String external = """
                {'type':'mediaSingle','content':[
                  {'type':'media','attrs':{'type':'external','url':'https://x.y/i.png','alt':'i'}}]}""";
        assertThat(markdown(external)).isEqualTo("[\\[i\\]](https://x.y/i.png)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "{'type':'blockCard','attrs':{'url':'https://x.y'}} ~ <https://x.y>",
                "{'type':'embedCard','attrs':{'url':'https://x.y'}} ~ <https://x.y>",
                "{'type':'extension','attrs':{'extensionKey':'chart','text':'A chart'}} ~ [A chart]",
                "{'type':'syncBlock','attrs':{'resourceId':'r'}} ~ [Synced block]"
            })
    void writesCardsAndExtensions(String node, String markdown) {
        assertThat(markdown(node)).isEqualTo(markdown);
    }

    @Test
    void writesNestedLists() {
        String lists = """
                {'type':'bulletList','content':[
                  {'type':'listItem','content':[
                    %s,
                    {'type':'orderedList','attrs':{'order':1},'content':[%s]}]},
                  %s]}""";
        String expected = """
                - a
                  1. b
                - c""";
        assertThat(markdown(lists, paragraph("a"), item(paragraph("b")), item(paragraph("c"))))
                .isEqualTo(expected);
    }

    @Test
    void writesNestedTasks() {
        String tasks = """
                {'type':'taskList','content':[
                  {'type':'taskItem','attrs':{'state':'DONE'},'content':[%s]},
                  {'type':'taskList','content':[
                    {'type':'taskItem','attrs':{'state':'TODO'},'content':[%s]}]}]}""";
        assertThat(markdown(tasks, text("a"), text("b"))).isEqualTo("- [x] a\n  - [ ] b");
    }

    @Test
    void separatesOneListFromTheNext() {
        String list = "{'type':'bulletList','content':[" + item(paragraph("a")) + "]}";
        assertThat(markdown(list + "," + list + "," + list)).isEqualTo("- a\n\n* a\n\n- a");
    }

    @Test
    void writesATableWithoutAHeaderAndWithSpans() {
        String table = """
                {'type':'table','content':[
                  {'type':'tableRow','content':[
                    {'type':'tableCell','attrs':{'colspan':2},'content':[%s]}]},
                  {'type':'tableRow','content':[
                    {'type':'tableCell','attrs':{'rowspan':2},'content':[%s,%s]},
                    {'type':'tableCell','content':[%s]}]},
                  {'type':'tableRow','content':[
                    {'type':'tableCell','content':[%s]}]}]}""";
        String expected = """
                |  |  |
                | --- | --- |
                | a |  |
                | b\\|<br>c | d |
                |  | d |""";
        assertThat(markdown(table, paragraph("a"), paragraph("b|"), paragraph("c"), paragraph("d"), paragraph("d")))
                .isEqualTo(expected);
    }

    /** @param parts what replaces the placeholders in the content */
    private static String markdown(String content, String... parts) {
        String markdown = AdfToMarkdown.convert(AdfJson.document(content.formatted((Object[]) parts)));
        assertThat(AdfToMarkdown.convert(MarkdownToAdf.convert(new Markdown(markdown))))
                .isEqualTo(markdown);
        return markdown;
    }

    private static String file(String alt) {
        return "{'type':'media','attrs':{'type':'file','id':'1','collection':'','alt':'" + alt + "'}}";
    }
}
