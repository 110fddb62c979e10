package dev.juncture.jira.adf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents of every node and mark that the schema knows, with the text that makes Markdown stumble. */
final class Documents {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Random random;

    private Documents(Random random) {
        this.random = random;
    }

    static Arbitrary<AdfDocument> any() {
        return Arbitraries.randomValue(random -> random(random));
    }

    static AdfDocument random(Random random) {
        Documents documents = new Documents(random);
        return document(documents.several(0, 4, documents::top));
    }

    static AdfDocument document(List<? extends JsonNode> blocks) {
        ObjectNode doc = JSON.createObjectNode().put("type", "doc").put("version", 1);
        doc.putArray("content").addAll(blocks);
        return new AdfDocument(doc);
    }

    static List<JsonNode> blocks(AdfDocument... documents) {
        return Stream.of(documents)
                .flatMap(document -> AdfNodes.stream(document.content()))
                .toList();
    }

    /** An empty paragraph is nothing in Markdown. */
    static boolean isShown(JsonNode block) {
        return !AdfToMarkdown.convert(document(List.of(block))).isEmpty();
    }

    private ObjectNode top() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> paragraph();
            case 3 -> list(2);
            case 4 -> tasks(2);
            case 5 -> table();
            case 6 -> panel();
            case 7 -> quote();
            case 8 -> heading();
            case 9 -> code();
            case 10 -> node("expand", Map.of("title", "More *and* more"), several(1, 3, this::expanded));
            case 11 -> node("bodiedExtension", extension(), several(1, 2, this::simple));
            case 12 -> node("bodiedSyncBlock", Map.of("resourceId", "r", "localId", "l"), several(1, 2, this::simple));
            case 13 -> node("layoutSection", Map.of(), several(2, 3, this::column));
            case 14 -> simple();
            default -> leaf();
        };
    }

    private ObjectNode leaf() {
        return oneOf(
                node("rule", Map.of()),
                node("blockCard", Map.of("url", "https://x.y/(a)_b_")),
                node("blockCard", Map.of("data", Map.of("name", "A *card*"))),
                node("embedCard", Map.of("url", "https://x.y/a b", "layout", "wide")),
                node("extension", extension()),
                node("syncBlock", Map.of("resourceId", "r", "localId", "l")));
    }

    private ObjectNode simple() {
        return switch (random.nextInt(9)) {
            case 0 -> heading();
            case 1 -> code();
            case 2 -> list(1);
            case 3 -> tasks(1);
            case 4 -> node("decisionList", Map.of("localId", "l"), several(1, 2, this::decision));
            case 5 -> mediaSingle();
            case 6 -> mediaGroup();
            default -> paragraph();
        };
    }

    private ObjectNode expanded() {
        return switch (random.nextInt(5)) {
            case 0 -> panel();
            case 1 -> quote();
            case 2 -> table();
            case 3 -> node("nestedExpand", Map.of("title", ""), several(1, 2, this::simple));
            default -> simple();
        };
    }

    private ObjectNode column() {
        return node("layoutColumn", Map.of("width", 50), several(1, 2, () -> chance() ? simple() : table()));
    }

    private ObjectNode paragraph() {
        return node("paragraph", Map.of(), several(0, 5, this::inline));
    }

    private ObjectNode heading() {
        return node("heading", Map.of("level", 1 + random.nextInt(6)), several(0, 3, this::inline));
    }

    private ObjectNode code() {
        ObjectNode code = node("codeBlock", Map.of("language", oneOf("java", "c++", "", "a b", "x`y")));
        String text = Markdowns.random(random, Markdowns.CODE);
        if (!text.isEmpty()) {
            code.putArray("content").addObject().put("type", "text").put("text", text);
        }
        return code;
    }

    private ObjectNode list(int depth) {
        List<ObjectNode> items = several(1, 3, () -> node("listItem", Map.of(), several(1, 3, () -> inItem(depth))));
        return chance()
                ? node("bulletList", Map.of(), items)
                : node("orderedList", Map.of("order", oneOf(0, 1, 3, 9, 999_999_999)), items);
    }

    private ObjectNode inItem(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> code();
            case 1 -> depth == 0 ? paragraph() : list(depth - 1);
            case 2 -> depth == 0 ? paragraph() : tasks(depth - 1);
            case 3 -> mediaSingle();
            default -> paragraph();
        };
    }

    private ObjectNode tasks(int depth) {
        return node(
                "taskList",
                Map.of("localId", "l"),
                several(1, 3, () -> depth > 0 && random.nextInt(3) == 0 ? tasks(depth - 1) : task()));
    }

    private ObjectNode task() {
        Map<String, Object> attrs = Map.of("localId", "i", "state", oneOf("TODO", "DONE"));
        return chance()
                ? node("taskItem", attrs, several(0, 3, this::inline))
                : node("blockTaskItem", attrs, several(1, 2, this::paragraph));
    }

    private ObjectNode decision() {
        return node("decisionItem", Map.of("localId", "i", "state", "DECIDED"), several(0, 3, this::inline));
    }

    private ObjectNode quote() {
        return node("blockquote", Map.of(), several(1, 3, () -> switch (random.nextInt(5)) {
            case 0 -> list(1);
            case 1 -> code();
            case 2 -> mediaSingle();
            default -> paragraph();
        }));
    }

    private ObjectNode panel() {
        return node(
                "panel",
                Map.of("panelType", oneOf("info", "warning", "custom")),
                several(1, 3, () -> random.nextInt(5) == 0 ? node("rule", Map.of()) : simple()));
    }

    private ObjectNode table() {
        return node("table", Map.of("layout", "default"), several(1, 3, this::row));
    }

    private ObjectNode row() {
        String type = oneOf("tableCell", "tableHeader");
        return node(
                "tableRow",
                Map.of(),
                several(
                        0,
                        3,
                        () -> node(
                                random.nextInt(4) == 0 ? "tableHeader" : type,
                                Map.of("colspan", oneOf(1, 1, 1, 2), "rowspan", oneOf(1, 1, 1, 2)),
                                several(1, 2, () -> random.nextInt(3) == 0 ? expandedCell() : paragraph()))));
    }

    private ObjectNode expandedCell() {
        return oneOf(list(0), code(), quote(), tasks(0), heading());
    }

    private ObjectNode mediaSingle() {
        List<ObjectNode> content = new ArrayList<>(List.of(file()));
        if (chance()) {
            content.add(node("caption", Map.of(), several(0, 2, this::text)));
        }
        return node("mediaSingle", Map.of("layout", "center"), content);
    }

    private ObjectNode mediaGroup() {
        return node("mediaGroup", Map.of(), several(1, 2, this::file));
    }

    private ObjectNode file() {
        return oneOf(
                node("media", Map.of("type", "file", "id", "1", "collection", "c")),
                node("media", Map.of("type", "file", "id", "1", "collection", "c", "alt", "a [b].png")),
                node("media", Map.of("type", "external", "url", "https://x.y/z.png")));
    }

    private ObjectNode inline() {
        return random.nextInt(8) > 0
                ? text()
                : oneOf(
                        node("hardBreak", Map.of()),
                        node("hardBreak", Map.of()),
                        node("mention", Map.of("id", "1", "text", "@A_b_")),
                        node("mention", Map.of("id", "1")),
                        node("emoji", Map.of("shortName", ":smile:", "text", "😀")),
                        node("emoji", Map.of("shortName", ":a_b_c:")),
                        node("date", Map.of("timestamp", "1582152559000")),
                        node("date", Map.of("timestamp", "soon")),
                        node("status", Map.of("text", "IN PROGRESS", "color", "blue")),
                        node("status", Map.of("text", "x", "color", "blue")),
                        node("placeholder", Map.of("text", "Type *here*")),
                        node("inlineCard", Map.of("url", "https://x.y/a*b*")),
                        node("inlineCard", Map.of("url", "ftp://x.y/a*b*")),
                        node("inlineExtension", extension()),
                        node("mediaInline", Map.of("id", "1", "collection", "c")));
    }

    private ObjectNode text() {
        String text = Markdowns.random(random, Markdowns.TEXT);
        ObjectNode node = JSON.createObjectNode().put("type", "text").put("text", text.isEmpty() ? "a" : text);
        List<ObjectNode> marks = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            marks.add(node("link", Map.of("href", href())));
        }
        if (random.nextInt(4) == 0) {
            marks.add(node("code", Map.of()));
        } else {
            List<String> types = new ArrayList<>(List.of("strong", "em", "strike", "underline"));
            Collections.shuffle(types, random);
            types.subList(0, random.nextInt(4)).forEach(type -> marks.add(node(type, Map.of())));
        }
        if (!marks.isEmpty()) {
            node.putArray("marks").addAll(marks);
        }
        return node;
    }

    private String href() {
        return oneOf(
                "https://a.b/(c) d",
                "http://a.b",
                "http://x.y",
                "mailto:a@b.c",
                "javascript:alert(1)",
                "/browse/A-1",
                "https://a.b?c&amp;d|e\\");
    }

    private static Map<String, Object> extension() {
        return Map.of("extensionKey", "chart", "extensionType", "t", "text", "~~n~~");
    }

    private static ObjectNode node(String type, Map<String, ?> attrs) {
        ObjectNode node = JSON.createObjectNode().put("type", type);
        if (!attrs.isEmpty()) {
            node.set("attrs", JSON.valueToTree(attrs));
        }
        return node;
    }

    private static ObjectNode node(String type, Map<String, ?> attrs, List<ObjectNode> content) {
        ObjectNode node = node(type, attrs);
        node.putArray("content").addAll(content);
        return node;
    }

    private List<ObjectNode> several(int least, int most, Supplier<ObjectNode> next) {
        return Stream.generate(next)
                .limit(least + random.nextInt(most - least + 1))
                .toList();
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean chance() {
        return random.nextBoolean();
    }
}
