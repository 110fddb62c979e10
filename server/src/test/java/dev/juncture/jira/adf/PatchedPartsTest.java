package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit inside a block keeps the people, cards, dates and colours of all that it does not touch. */
class PatchedPartsTest {
    private static final int PARTS = 3;
    private static final String BREAK = ",{'type':'hardBreak'},";

    /** Jira decides how a person is called. */
    private static final Pattern NAME = Pattern.compile("@\\[[^]]*]");

    /** Everything that Markdown cannot express, with one word that the edit changes. */
    private static String rich(int i) {
        return """
                {'type':'mention','attrs':{'id':'712020:%1$d','text':'@Person %1$d','localId':'m%1$d'}},
                {'type':'text','text':' word%1$d '},
                {'type':'text','text':'red%1$d','marks':[{'type':'textColor','attrs':{'color':'#ff0000'}}]},
                {'type':'text','text':' '},
                {'type':'inlineCard','attrs':{'url':'https://x.y/browse/EX-%1$d'}},
                {'type':'text','text':' until '},
                {'type':'date','attrs':{'timestamp':'15821525590%1$d0'}},
                {'type':'text','text':' '},
                {'type':'status','attrs':{'text':'STATE %1$d','color':'blue'}},
                {'type':'emoji','attrs':{'shortName':':custom%1$d:','id':'e'}},
                {'type':'text','text':' low','marks':[{'type':'subsup','attrs':{'type':'sub'}}]}""".formatted(i);
    }

    private static String paragraph(int i) {
        return "{'type':'paragraph','attrs':{'localId':'p" + i + "'},'content':[" + rich(i) + "]}";
    }

    private static String item(int i) {
        return AdfJson.item(paragraph(i));
    }

    private static String each(IntFunction<String> part) {
        return IntStream.rangeClosed(1, PARTS).mapToObj(part).collect(Collectors.joining(","));
    }

    private static String node(String type, String attrs, String content) {
        return "{'type':'" + type + "'" + (attrs.isEmpty() ? "" : ",'attrs':{" + attrs + "}") + ",'content':[" + content
                + "]}";
    }

    static Stream<Arguments> containers() {
        String blocks = each(PatchedPartsTest::paragraph);
        String items = each(PatchedPartsTest::item);
        String tasks = each(i -> node("taskItem", "'localId':'t" + i + "','state':'TODO'", rich(i)));
        String cells = each(i -> node("tableCell", "'background':'#eee','colwidth':[" + i + "]", paragraph(i)));
        String expand = node("nestedExpand", "'title':'Inside'", blocks);
        String column = node("layoutColumn", "'width':50", blocks);
        return Stream.of(
                Arguments.of("paragraphs", blocks),
                Arguments.of("a list", node("bulletList", "'localId':'l'", items)),
                Arguments.of("a numbered list", node("orderedList", "'order':3", items)),
                Arguments.of(
                        "a list in a list",
                        node(
                                "bulletList",
                                "",
                                AdfJson.item(AdfJson.paragraph("top") + "," + node("orderedList", "", items)))),
                Arguments.of("paragraphs of an item", node("bulletList", "", AdfJson.item(blocks))),
                Arguments.of("tasks", node("taskList", "'localId':'l'", tasks)),
                Arguments.of(
                        "tasks below a task",
                        node(
                                "taskList",
                                "'localId':'l'",
                                AdfJson.task("DONE", AdfJson.text("top")) + ","
                                        + node("taskList", "'localId':'b'", tasks))),
                Arguments.of(
                        "decisions",
                        node(
                                "decisionList",
                                "'localId':'l'",
                                each(i -> node("decisionItem", "'localId':'d" + i + "','state':'DECIDED'", rich(i))))),
                Arguments.of("cells of a row", node("table", "'layout':'wide'", node("tableRow", "", cells))),
                Arguments.of(
                        "cells of a header",
                        node("table", "", node("tableRow", "", cells.replace("tableCell", "tableHeader")))),
                Arguments.of(
                        "cells of a column",
                        node(
                                "table",
                                "",
                                each(i -> node(
                                        "tableRow",
                                        "",
                                        node("tableHeader", "", AdfJson.paragraph("row")) + ","
                                                + node("tableCell", "", paragraph(i)))))),
                Arguments.of(
                        "cells that span",
                        node(
                                "table",
                                "",
                                node("tableRow", "", node("tableCell", "'colspan':3", AdfJson.paragraph("wide"))) + ","
                                        + node("tableRow", "", cells))),
                Arguments.of(
                        "paragraphs of a cell", node("table", "", node("tableRow", "", node("tableCell", "", blocks)))),
                Arguments.of("a panel", node("panel", "'panelType':'warning'", blocks)),
                Arguments.of(
                        "a panel with an icon", node("panel", "'panelType':'custom','panelIconText':'Look'", blocks)),
                Arguments.of("a list in a panel", node("panel", "'panelType':'info'", node("bulletList", "", items))),
                Arguments.of(
                        "tasks in a panel",
                        node("panel", "'panelType':'note'", node("taskList", "'localId':'l'", tasks))),
                Arguments.of("a quote", node("blockquote", "", blocks)),
                Arguments.of("an expand", node("expand", "'title':'More'", blocks)),
                Arguments.of("an expand without title", node("expand", "'title':''", blocks)),
                Arguments.of("an expand in an expand", node("expand", "'title':'More'", expand)),
                Arguments.of(
                        "a panel in an expand",
                        node("expand", "'title':'More'", node("panel", "'panelType':'tip'", blocks))),
                Arguments.of(
                        "a layout",
                        node(
                                "layoutSection",
                                "",
                                column + "," + node("layoutColumn", "'width':50", AdfJson.paragraph("other")))),
                Arguments.of(
                        "an extension with a body",
                        node("bodiedExtension", "'extensionKey':'k','extensionType':'t'", blocks)),
                Arguments.of("lines", node("paragraph", "'localId':'p'", rich(1) + BREAK + rich(2) + BREAK + rich(3))),
                Arguments.of("headings", each(i -> node("heading", "'level':" + i, rich(i)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    void keepsEachPartButTheChangedWord(String name, String content) {
        AdfDocument before = AdfJson.document(content);
        for (int i = 1; i <= PARTS; i++) {
            AdfDocument after = edited(before, "word" + i, "changed" + i);
            assertThat(compact(after)).isEqualTo(compact(before).replace("word" + i, "changed" + i));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    void keepsTheOtherPartsWhenTheTextOfOneIsReplaced(String name, String content) {
        AdfDocument before = AdfJson.document(content);
        String markdown = AdfToMarkdown.convert(before);
        int start = markdown.indexOf("@[Person 2]");
        int end = markdown.indexOf(" low", start) + " low".length();
        String edited = markdown.substring(0, start) + "all new" + markdown.substring(end);

        String after = compact(AdfPatch.apply(before.json(), new Markdown(edited)));

        assertThat(after)
                .contains("all new")
                .contains(nodes(1))
                .contains(nodes(3))
                .doesNotContain("Person 2");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    void keepsEverythingWhenAPartIsAdded(String name, String content) {
        AdfDocument before = AdfJson.document(content);
        String markdown = AdfToMarkdown.convert(before);

        String after = compact(AdfPatch.apply(before.json(), new Markdown("First\n\n" + markdown + "\n\nLast")));

        String nodes = compact(before);
        assertThat(after)
                .isEqualTo(
                        "[" + AdfJson.compact(AdfJson.paragraph("First")) + "," + nodes.substring(1, nodes.length() - 1)
                                + "," + AdfJson.compact(AdfJson.paragraph("Last")) + "]");
    }

    /** Lines that go and appear, and words in many places. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    void saysWhatTheEditSays(String name, String content) {
        AdfDocument before = AdfJson.document(content);
        String markdown = AdfToMarkdown.convert(before);
        for (String edited : edits(markdown)) {
            AdfDocument after = AdfPatch.apply(before.json(), new Markdown(edited));
            assertThat(NAME.matcher(AdfToMarkdown.convert(after)).replaceAll("@"))
                    .isEqualTo(NAME.matcher(AdfToMarkdown.convert(MarkdownToAdf.convert(new Markdown(edited))))
                            .replaceAll("@"));
            AdfSchema.assertValid(after);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bulletList", "orderedList"})
    void followsItemsThatMoveAppearAndGo(String type) {
        AdfDocument before = AdfJson.document(node(type, "", each(PatchedPartsTest::item)));
        List<String> items =
                new ArrayList<>(List.of(AdfToMarkdown.convert(before).split("\n")));
        items.add(0, items.remove(2));
        items.set(1, items.get(1).replaceFirst("@.*", "a new item"));

        String after = compact(AdfPatch.apply(before.json(), new Markdown(String.join("\n", items))));

        assertThat(after)
                .contains(nodes(3))
                .contains(nodes(2))
                .contains("a new item")
                .doesNotContain("Person 1");
        assertThat(after.indexOf("Person 3")).isLessThan(after.indexOf("Person 2"));
    }

    private static List<String> edits(String markdown) {
        List<String> edits = new ArrayList<>();
        List<String> lines = List.of(markdown.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            edits.add(String.join("\n", fewer));
            List<String> more = new ArrayList<>(lines);
            more.add(i, lines.get(i).replaceAll("\\w+", "new"));
            edits.add(String.join("\n", more));
        }
        for (int at = markdown.indexOf(' '); at >= 0; at = markdown.indexOf(' ', at + 20)) {
            edits.add(markdown.substring(0, at) + " inserted" + markdown.substring(at));
        }
        return edits;
    }

    private static AdfDocument edited(AdfDocument before, String word, String other) {
        String markdown = AdfToMarkdown.convert(before);
        assertThat(markdown).contains(word);
        return AdfPatch.apply(before.json(), new Markdown(markdown.replace(word, other)));
    }

    private static String nodes(int i) {
        String list = AdfJson.compact("[" + rich(i) + "]");
        return list.substring(1, list.length() - 1);
    }

    private static String compact(AdfDocument document) {
        return document.json().path("content").toString().replace('"', '\'');
    }
}
