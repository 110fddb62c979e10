package dev.juncture.jira.adf;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Documents of every node and mark that the schema knows, with the text that makes Markdown stumble. */
final class Documents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper JSON_MAPPER = JsonMapper.shared();

    private static final Arbitrary<ObjectNode> FILE = Arbitraries.of(
            leaf("media", Map.of("type", "file", "id", "1", "collection", "c")),
            leaf("media", Map.of("type", "file", "id", "1", "collection", "c", "alt", "a [b].png")),
            leaf("media", Map.of("type", "external", "url", "https://x.y/z.png")));

    private Documents() {}

    static Arbitrary<AdfDocument> any() {
        return top().list().ofMaxSize(4).map(Documents::document);
    }

    static AdfDocument document(List<? extends JsonNode> blocks) {
        ObjectNode doc = JSON.objectNode().put("type", "doc").put("version", 1);
        doc.putArray("content").addAll(blocks);
        return new AdfDocument(doc);
    }

    static List<JsonNode> blocks(AdfDocument... documents) {
        return Stream.of(documents)
                .flatMap(document -> AdfReader.stream(document.content()))
                .toList();
    }

    /** An empty paragraph is nothing in Markdown. */
    static boolean isShown(JsonNode block) {
        return !AdfToMarkdown.convert(document(List.of(block))).isEmpty();
    }

    static Arbitrary<ObjectNode> top() {
        return Arbitraries.oneOf(
                paragraph(),
                paragraph(),
                list(2),
                tasks(2),
                table(),
                panel(),
                quote(),
                heading(),
                code(),
                node(
                        "expand",
                        Map.of("title", "More *and* more"),
                        Arbitraries.oneOf(simple(), panel(), quote(), table())),
                node("expand", Map.of(), Arbitraries.oneOf(simple(), nestedExpand())),
                node("bodiedExtension", Map.of("extensionKey", "k", "extensionType", "t"), simple()),
                node("bodiedSyncBlock", Map.of("resourceId", "r", "localId", "l"), simple()),
                layout(),
                leaves());
    }

    private static Arbitrary<ObjectNode> leaves() {
        return Arbitraries.of(
                JSON.objectNode().put("type", "rule"),
                leaf("blockCard", Map.of("url", "https://x.y/(a)_b_")),
                leaf("embedCard", Map.of("url", "https://x.y/a b", "layout", "wide")),
                leaf("extension", Map.of("extensionKey", "chart", "extensionType", "t")),
                leaf("syncBlock", Map.of("resourceId", "r", "localId", "l")));
    }

    private static Arbitrary<ObjectNode> simple() {
        return Arbitraries.oneOf(
                paragraph(), heading(), code(), list(1), tasks(1), decisions(), mediaSingle(), mediaGroup());
    }

    private static Arbitrary<ObjectNode> paragraph() {
        return node("paragraph", Map.of(), inline(), 0, 5);
    }

    private static Arbitrary<ObjectNode> heading() {
        return Arbitraries.integers()
                .between(1, 6)
                .flatMap(level -> node("heading", Map.of("level", level), inline(), 0, 3));
    }

    private static Arbitrary<ObjectNode> code() {
        Arbitrary<String> lines = Markdowns.pieces("a", "```", "`", "\n", "  ", "\t", "> ", "- ", "|", "\u2028", "\r");
        return Combinators.combine(lines, Arbitraries.of("java", "c++", "", "a b", "x`y"))
                .as((text, language) -> {
                    ObjectNode code = leaf("codeBlock", Map.of("language", language));
                    if (!text.isEmpty()) {
                        code.putArray("content").addObject().put("type", "text").put("text", text);
                    }
                    return code;
                });
    }

    private static Arbitrary<ObjectNode> list(int depth) {
        Arbitrary<ObjectNode> block = depth == 0
                ? paragraph()
                : Arbitraries.oneOf(paragraph(), paragraph(), code(), list(depth - 1), tasks(depth - 1), mediaSingle());
        Arbitrary<ObjectNode> item = node("listItem", Map.of(), block, 1, 3);
        return Arbitraries.oneOf(
                node("bulletList", Map.of(), item, 1, 3),
                Arbitraries.of(0, 1, 3, 9, 999_999_999)
                        .flatMap(order -> node("orderedList", Map.of("order", order), item, 1, 3)));
    }

    private static Arbitrary<ObjectNode> tasks(int depth) {
        Arbitrary<ObjectNode> item = Arbitraries.of("TODO", "DONE")
                .flatMap(state -> Arbitraries.oneOf(
                        node("taskItem", Map.of("localId", "i", "state", state), inline(), 0, 3),
                        node("blockTaskItem", Map.of("localId", "i", "state", state), paragraph(), 1, 2)));
        Arbitrary<ObjectNode> entry = depth == 0 ? item : Arbitraries.oneOf(item, item, tasks(depth - 1));
        return node("taskList", Map.of("localId", "l"), entry, 1, 3);
    }

    private static Arbitrary<ObjectNode> decisions() {
        Arbitrary<ObjectNode> item = node("decisionItem", Map.of("localId", "i", "state", "DECIDED"), inline(), 0, 3);
        return node("decisionList", Map.of("localId", "l"), item, 1, 2);
    }

    private static Arbitrary<ObjectNode> quote() {
        return node(
                "blockquote", Map.of(), Arbitraries.oneOf(paragraph(), list(1), code(), mediaSingle(), mediaGroup()));
    }

    private static Arbitrary<ObjectNode> panel() {
        Arbitrary<ObjectNode> block = Arbitraries.oneOf(
                simple(), leaves().filter(leaf -> AdfReader.type(leaf).equals("rule")));
        return Arbitraries.of("info", "warning", "custom")
                .flatMap(kind -> node("panel", Map.of("panelType", kind), block));
    }

    private static Arbitrary<ObjectNode> nestedExpand() {
        return node("nestedExpand", Map.of("title", ""), Arbitraries.oneOf(simple(), quote(), panel()));
    }

    private static Arbitrary<ObjectNode> layout() {
        Arbitrary<ObjectNode> column = node("layoutColumn", Map.of("width", 50), Arbitraries.oneOf(simple(), table()));
        return node("layoutSection", Map.of(), column, 2, 3);
    }

    private static Arbitrary<ObjectNode> table() {
        Arbitrary<ObjectNode> cell = Combinators.combine(
                        Arbitraries.of("tableCell", "tableHeader"),
                        Arbitraries.oneOf(paragraph(), paragraph(), list(0), code(), quote())
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(2),
                        Arbitraries.of(1, 1, 1, 2),
                        Arbitraries.of(1, 1, 1, 2))
                .as((type, content, columns, rows) -> {
                    ObjectNode node = leaf(type, Map.of("colspan", columns, "rowspan", rows));
                    node.putArray("content").addAll(content);
                    return node;
                });
        return node("table", Map.of("layout", "default"), node("tableRow", Map.of(), cell, 0, 3), 1, 3);
    }

    private static Arbitrary<ObjectNode> mediaSingle() {
        Arbitrary<ObjectNode> caption = node("caption", Map.of(), text(), 0, 2);
        return Combinators.combine(FILE, caption, Arbitraries.of(true, false)).as((file, text, captioned) -> {
            ObjectNode single = leaf("mediaSingle", Map.of("layout", "center"));
            ArrayNode content = single.putArray("content").add(file);
            if (captioned) {
                content.add(text);
            }
            return single;
        });
    }

    private static Arbitrary<ObjectNode> mediaGroup() {
        return FILE.list().ofMinSize(1).ofMaxSize(2).map(files -> {
            ObjectNode group = JSON.objectNode().put("type", "mediaGroup");
            group.putArray("content").addAll(files);
            return group;
        });
    }

    private static Arbitrary<ObjectNode> inline() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, text()),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                JSON.objectNode().put("type", "hardBreak"),
                                leaf("mention", Map.of("id", "1", "text", "@A_b_")),
                                leaf("mention", Map.of("id", "1")),
                                leaf("emoji", Map.of("shortName", ":smile:", "text", "😀")),
                                leaf("date", Map.of("timestamp", "1582152559000")),
                                leaf("date", Map.of("timestamp", "soon")),
                                leaf("status", Map.of("text", "IN PROGRESS", "color", "blue")),
                                leaf("status", Map.of("text", "x", "color", "blue")),
                                leaf("placeholder", Map.of("text", "Type *here*")),
                                leaf("inlineCard", Map.of("url", "https://x.y/a*b*")),
                                leaf("inlineCard", Map.of("url", "ftp://x.y/a*b*")),
                                leaf(
                                        "inlineExtension",
                                        Map.of("extensionKey", "k", "extensionType", "t", "text", "~~n~~")),
                                leaf("mediaInline", Map.of("id", "1", "collection", "c")))));
    }

    private static Arbitrary<ObjectNode> text() {
        Arbitrary<List<ObjectNode>> styles = Arbitraries.of(List.of("strong", "em", "strike", "underline"))
                .list()
                .uniqueElements()
                .ofMaxSize(3)
                .map(types -> types.stream()
                        .map(type -> JSON.objectNode().put("type", type))
                        .toList());
        Arbitrary<ObjectNode> link = Arbitraries.of(
                        "https://a.b/(c) d",
                        "http://a.b",
                        "mailto:a@b.c",
                        "javascript:alert(1)",
                        "/browse/A-1",
                        "https://a.b?c&amp;d|e\\")
                .map(href -> mark("link", "href", href));
        Arbitrary<ObjectNode> code = Arbitraries.just(JSON.objectNode().put("type", "code"));
        Arbitrary<List<ObjectNode>> marks = Arbitraries.oneOf(
                Arbitraries.just(List.of()),
                styles,
                styles,
                Combinators.combine(link, styles)
                        .as((first, rest) ->
                                Stream.concat(Stream.of(first), rest.stream()).toList()),
                code.map(List::of),
                Combinators.combine(link, code).as(List::of));
        return Combinators.combine(Markdowns.text().filter(text -> !text.isEmpty()), marks)
                .as((text, all) -> {
                    ObjectNode node = JSON.objectNode().put("type", "text").put("text", text);
                    if (!all.isEmpty()) {
                        node.putArray("marks").addAll(all);
                    }
                    return node;
                });
    }

    private static ObjectNode mark(String type, String name, String value) {
        ObjectNode mark = JSON.objectNode().put("type", type);
        mark.putObject("attrs").put(name, value);
        return mark;
    }

    private static Arbitrary<ObjectNode> node(String type, Map<String, Object> attrs, Arbitrary<ObjectNode> child) {
        return node(type, attrs, child, 1, 3);
    }

    private static Arbitrary<ObjectNode> node(
            String type, Map<String, Object> attrs, Arbitrary<ObjectNode> child, int least, int most) {
        return child.list().ofMinSize(least).ofMaxSize(most).map(children -> {
            ObjectNode node = leaf(type, attrs);
            node.putArray("content").addAll(children);
            return node;
        });
    }

    private static ObjectNode leaf(String type, Map<String, Object> attrs) {
        ObjectNode node = JSON.objectNode().put("type", type);
        if (!attrs.isEmpty()) {
            node.putObject("attrs").setAll(JSON_MAPPER.<ObjectNode>valueToTree(attrs));
        }
        return node;
    }
}
