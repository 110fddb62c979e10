package dev.juncture.jira.adf.node;

import static dev.juncture.jira.adf.node.AdfNodes.attr;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.Mark;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the nodes within a block as text. A date becomes a date; a file or a status becomes its name in brackets.
 */
final class AdfInlineReader {
    private static final Set<String> INLINE = Set.of(
            "text",
            "hardBreak",
            "mention",
            "emoji",
            "date",
            "status",
            "placeholder",
            "inlineCard",
            "inlineExtension",
            "mediaInline",
            "media");
    private static final Map<String, Mark> STYLES = Map.of(
            "strong", Mark.Style.STRONG,
            "em", Mark.Style.EM,
            "strike", Mark.Style.STRIKE,
            "code", Mark.Style.CODE);

    private final Function<JsonNode, List<Inline>> readOther;

    /** @param readOther returns the text of a node that is not an inline node, but stands where one is expected */
    AdfInlineReader(Function<JsonNode, List<Inline>> readOther) {
        this.readOther = readOther;
    }

    static boolean isInline(JsonNode node) {
        return INLINE.contains(AdfNodes.type(node));
    }

    List<Inline> read(Iterable<JsonNode> nodes) {
        return readEach(AdfNodes.stream(nodes).toList()).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Reads nodes that have no text between them, such as the files of a group, with a space after each. */
    List<Inline> readSpaced(Iterable<JsonNode> nodes) {
        return readEach(AdfNodes.stream(nodes).toList()).stream()
                .flatMap(text -> Stream.concat(text.stream(), Stream.of(Inline.plain(" "))))
                .toList();
    }

    /** Returns what each node shows. The last one of a link shows the target too, if the target is not kept. */
    List<List<Inline>> readEach(List<JsonNode> nodes) {
        List<List<Inline>> all = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            List<Inline> text = new ArrayList<>(read(nodes.get(i)));
            String target = target(nodes.get(i));
            boolean goesOn = i + 1 < nodes.size() && target(nodes.get(i + 1)).equals(target);
            if (!target.isEmpty() && !goesOn && !target.equals(" (" + Inline.characters(text) + ")")) {
                text.add(Inline.plain(target));
            }
            all.add(text);
        }
        return all;
    }

    /** Returns the target of a link that is not kept, as text. */
    private static String target(JsonNode node) {
        JsonNode link = AdfNodes.stream(node.path("marks"))
                .filter(mark -> "link".equals(AdfNodes.type(mark)))
                .findFirst()
                .orElse(MissingNode.getInstance());
        return Mark.Link.to(attr(link, "href"), "").isPresent()
                ? ""
                : Mark.Link.asText(attr(link, "href"), attr(link, "title"));
    }

    private List<Inline> read(JsonNode node) {
        return switch (AdfNodes.type(node)) {
            case "text" -> List.of(new Inline.Text(node.path("text").asString(""), marks(node)));
            case "hardBreak" -> List.of(new Inline.HardBreak());
            case "mention" -> List.of(mention(node));
            case "emoji" -> List.of(Inline.plain(firstOf(attr(node, "text"), attr(node, "shortName"))));
            case "date" -> List.of(Inline.plain(date(attr(node, "timestamp"))));
            case "status" -> List.of(Inline.plain("[" + attr(node, "text") + "]"));
            case "placeholder" -> List.of(Inline.plain(attr(node, "text")));
            case "inlineCard" -> card(node);
            case "inlineExtension" -> List.of(Inline.plain(extension(node)));
            case "media", "mediaInline" -> List.of(media(node));
            default -> readOther.apply(node);
        };
    }

    static List<Inline> card(JsonNode node) {
        JsonNode data = node.path("attrs").path("data");
        String url = firstOf(attr(node, "url"), data.path("url").asString(""));
        String name = firstOf(data.path("name").asString(""), url, "[Link]");
        return Mark.Link.to(url, "")
                .map(link -> List.<Inline>of(Inline.plain(name).with(link)))
                .orElseGet(() ->
                        List.of(Inline.plain(name), Inline.plain(name.equals(url) ? "" : Mark.Link.asText(url, ""))));
    }

    static String extension(JsonNode node) {
        return "[" + firstOf(attr(node, "text"), attr(node, "extensionKey"), "Synced block") + "]";
    }

    private static Set<Mark> marks(JsonNode node) {
        Set<Mark> marks = new LinkedHashSet<>();
        for (JsonNode mark : node.path("marks")) {
            String type = AdfNodes.type(mark);
            if (STYLES.containsKey(type)) {
                marks.add(STYLES.get(type));
            } else if ("link".equals(type) && marks.stream().noneMatch(Mark.Link.class::isInstance)) {
                Mark.Link.to(attr(mark, "href"), attr(mark, "title")).ifPresent(marks::add);
            }
        }
        return marks;
    }

    private static Inline mention(JsonNode node) {
        String name = firstOf(attr(node, "text"), attr(node, "id"));
        return Inline.Mention.of(attr(node, "id"), attr(node, "text"))
                .<Inline>map(mention -> mention)
                .orElseGet(() -> Inline.plain(name.startsWith("@") ? name : "@" + name));
    }

    /** @param timestamp milliseconds since 1970, as text; any other text is returned as it is */
    private static String date(String timestamp) {
        try {
            Instant instant = Instant.ofEpochMilli(Long.parseLong(timestamp));
            return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
        } catch (NumberFormatException notATime) {
            return timestamp;
        }
    }

    private static Inline media(JsonNode node) {
        String name = "[" + firstOf(attr(node, "alt"), attr(node, "__fileName"), "Attachment") + "]";
        Set<Mark> marks = marks(node);
        marks.removeIf(mark -> !(mark instanceof Mark.Link));
        if (marks.isEmpty()) {
            Mark.Link.to(attr(node, "url"), "").ifPresent(marks::add);
        }
        return new Inline.Text(name, marks);
    }

    private static String firstOf(String... texts) {
        return Stream.of(texts).filter(text -> !text.isBlank()).findFirst().orElse("");
    }
}
