package dev.juncture.jira.adf;

import static dev.juncture.jira.adf.AdfJson.paragraph;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdfPatchTest {
    private static final String PANEL = """
            {'type':'panel','attrs':{'panelType':'info'},'content':[
              {'type':'paragraph','content':[{'type':'mention','attrs':{'id':'1','text':'@Ann'}}]}]}""";
    private static final String EXPAND = """
            {'type':'expand','attrs':{'title':'More'},'content':[
              {'type':'paragraph','content':[{'type':'text','text':'x'}]},
              {'type':'rule'}]}""";
    private static final String COLORED = """
            {'type':'paragraph','content':[
              {'type':'text','text':'red','marks':[{'type':'textColor','attrs':{'color':'#ff0000'}}]}]}""";
    private static final String EMPTY = "{'type':'paragraph','content':[]}";
    private static final String MEDIA = """
            {'type':'mediaSingle','attrs':{'layout':'center'},'content':[
              {'type':'media','attrs':{'type':'file','id':'1','collection':'c'}}]}""";

    @Test
    void keepsBlocksThatTheEditDidNotTouch() {
        String markdown = """
                red changed

                > **Info:** @[Ann](accountid:1)

                New

                **More**

                x

                ---

                [Attachment]

                End""";
        assertThat(patched(markdown, COLORED, PANEL, EXPAND, MEDIA))
                .isEqualTo(all(
                        COLORED.replace("}]}]}", "}]},{'type':'text','text':' changed'}]}"),
                        PANEL,
                        paragraph("New"),
                        EXPAND,
                        MEDIA,
                        paragraph("End")));
    }

    @Test
    void replacesABlockThatBecameAnotherKind() {
        assertThat(patched("red\n\n> **Hint:** @Bob", COLORED, PANEL)).isEqualTo(all(COLORED, """
                {'type':'blockquote','content':[
                  {'type':'paragraph','content':[
                    {'type':'text','text':'Hint:','marks':[{'type':'strong'}]},
                    {'type':'text','text':' @Bob'}]}]}"""));
        assertThat(patched("# red\n\n```\nred\n```", COLORED, EXPAND))
                .doesNotContain("expand")
                .contains("heading", "codeBlock");
    }

    @Test
    void dropsBlocksThatTheEditRemoved() {
        assertThat(patched("[Attachment]", COLORED, PANEL, MEDIA)).isEqualTo(all(MEDIA));
        assertThat(patched("", COLORED, EMPTY, MEDIA)).isEqualTo("[]");
    }

    @Test
    void followsBlocksThatMoved() {
        assertThat(patched("> **Info:** @[Ann](accountid:1)\n\nred\n\n[Attachment]", COLORED, PANEL, MEDIA))
                .isEqualTo(all(PANEL, COLORED, MEDIA));
    }

    @Test
    void keepsAnEmptyParagraphBesideABlockThatStays() {
        assertThat(patched("red\n\nNew\n\n[Attachment]", EMPTY, COLORED, EMPTY, MEDIA, EMPTY))
                .isEqualTo(all(EMPTY, COLORED, EMPTY, paragraph("New"), MEDIA, EMPTY));
    }

    @Test
    void keepsAsManyRepeatedBlocksAsPossible() {
        assertThat(patched("a\n\nred\n\nb\n\nred\n\nc", paragraph("a"), COLORED, paragraph("b"), paragraph("c")))
                .isEqualTo(all(paragraph("a"), COLORED, paragraph("b"), paragraph("red"), paragraph("c")));
    }

    @Test
    void keepsBlocksWhoseMarkdownIsWrittenInAnotherWay() {
        assertThat(patched("red\n\n>__Info:__ @[Ann](accountid:1)\n\n* * *", COLORED, PANEL))
                .isEqualTo(all(COLORED, PANEL, "{'type':'rule'}"));
    }

    private static String patched(String markdown, String... blocks) {
        AdfDocument patched =
                AdfPatch.apply(AdfJson.document(String.join(",", blocks)).json(), new Markdown(markdown));
        AdfSchema.assertValid(patched);
        return AdfJson.content(patched);
    }

    private static String all(String... blocks) {
        return AdfJson.compact("[" + String.join(",", blocks) + "]");
    }
}
