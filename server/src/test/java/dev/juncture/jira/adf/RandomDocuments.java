package dev.juncture.jira.adf;

import dev.juncture.jira.adf.node.AdfNodes;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Generates documents of every block that the schema knows. */
final class RandomDocuments extends RandomNodes {
    private final RandomInlines inlines;
    private final RandomEmbeds embeds;

    private RandomDocuments(Random random) {
        super(random);
        this.inlines = new RandomInlines(random);
        this.embeds = new RandomEmbeds(random);
    }

    static Arbitrary<AdfDocument> any() {
        return Arbitraries.randomValue(random -> random(random));
    }

    static AdfDocument random(Random random) {
        RandomDocuments documents = new RandomDocuments(random);
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

    /** Reports if a block shows in Markdown. An empty paragraph does not. */
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
            case 11 -> node("bodiedExtension", RandomInlines.extension(), several(1, 2, this::simple));
            case 12 -> node("bodiedSyncBlock", Map.of("resourceId", "r", "localId", "l"), several(1, 2, this::simple));
            case 13 -> node("layoutSection", Map.of(), several(2, 3, this::column));
            case 14 -> simple();
            default -> embeds.leaf();
        };
    }

    private ObjectNode simple() {
        return switch (random.nextInt(9)) {
            case 0 -> heading();
            case 1 -> code();
            case 2 -> list(1);
            case 3 -> tasks(1);
            case 4 -> node("decisionList", Map.of("localId", "l"), several(1, 2, this::decision));
            case 5 -> embeds.mediaSingle();
            case 6 -> embeds.mediaGroup();
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
        return node("paragraph", Map.of(), several(0, 5, inlines::inline));
    }

    private ObjectNode heading() {
        return node("heading", Map.of("level", 1 + random.nextInt(6)), several(0, 3, inlines::inline));
    }

    private ObjectNode code() {
        ObjectNode code = node("codeBlock", Map.of("language", oneOf("java", "c++", "", "a b", "x`y")));
        String text = RandomMarkdown.random(random, RandomMarkdown.CODE);
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
            case 3 -> embeds.mediaSingle();
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
                ? node("taskItem", attrs, several(0, 3, inlines::inline))
                : node("blockTaskItem", attrs, several(1, 2, this::paragraph));
    }

    private ObjectNode decision() {
        return node("decisionItem", Map.of("localId", "i", "state", "DECIDED"), several(0, 3, inlines::inline));
    }

    private ObjectNode quote() {
        return node("blockquote", Map.of(), several(1, 3, () -> switch (random.nextInt(5)) {
            case 0 -> list(1);
            case 1 -> code();
            case 2 -> embeds.mediaSingle();
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
}
