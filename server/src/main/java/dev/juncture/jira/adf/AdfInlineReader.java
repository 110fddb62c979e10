package dev.juncture.jira.adf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The nodes within a block as text: a person is a name, a date a date, a file or a status its name in brackets. */
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

    private AdfInlineReader() {}

    static boolean isInline(JsonNode node) {
        return INLINE.contains(AdfReader.type(node));
    }

    static List<Inline> read(Iterable<JsonNode> nodes) {
        List<Inline> text = new ArrayList<>();
        nodes.forEach(node -> text.addAll(inline(node)));
        return text;
    }

    static List<Inline> spaced(Iterable<JsonNode> nodes) {
        List<Inline> text = new ArrayList<>();
        for (JsonNode node : nodes) {
            text.addAll(inline(node));
            text.add(Inline.plain(" "));
        }
        return text;
    }

    private static List<Inline> inline(JsonNode node) {
        return switch (AdfReader.type(node)) {
            case "text" -> List.of(new Inline.Text(node.path("text").asString(""), marks(node)));
            case "hardBreak" -> List.of(new Inline.HardBreak());
            case "mention" -> List.of(Inline.plain(mention(node)));
            case "emoji" ->
                List.of(Inline.plain(firstOf(AdfReader.attr(node, "text"), AdfReader.attr(node, "shortName"))));
            case "date" -> List.of(Inline.plain(date(AdfReader.attr(node, "timestamp"))));
            case "status" -> List.of(Inline.plain("[" + AdfReader.attr(node, "text") + "]"));
            case "placeholder" -> List.of(Inline.plain(AdfReader.attr(node, "text")));
            case "inlineCard" -> List.of(card(node));
            case "inlineExtension" -> List.of(Inline.plain(name(node)));
            case "media", "mediaInline" -> List.of(media(node));
            default -> Flattener.joined(AdfReader.unknown(node));
        };
    }

    private static Set<Mark> marks(JsonNode node) {
        Set<Mark> marks = new LinkedHashSet<>();
        for (JsonNode mark : node.path("marks")) {
            String type = AdfReader.type(mark);
            if (STYLES.containsKey(type)) {
                marks.add(STYLES.get(type));
            } else if ("link".equals(type) && marks.stream().noneMatch(Link.class::isInstance)) {
                Link.to(AdfReader.attr(mark, "href"), AdfReader.attr(mark, "title"))
                        .ifPresent(marks::add);
            }
        }
        return marks;
    }

    private static String mention(JsonNode node) {
        String name = firstOf(AdfReader.attr(node, "text"), AdfReader.attr(node, "id"));
        return name.startsWith("@") ? name : "@" + name;
    }

    /** Milliseconds since 1970, as text. */
    private static String date(String timestamp) {
        try {
            Instant instant = Instant.ofEpochMilli(Long.parseLong(timestamp));
            return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
        } catch (NumberFormatException notATime) {
            return timestamp;
        }
    }

    static Inline card(JsonNode node) {
        JsonNode data = node.path("attrs").path("data");
        String url = firstOf(AdfReader.attr(node, "url"), data.path("url").asString(""));
        String name = firstOf(data.path("name").asString(""), url, "[Link]");
        return new Inline.Text(name, Link.to(url, "").<Set<Mark>>map(Set::of).orElse(Set.of()));
    }

    private static Inline media(JsonNode node) {
        String url = AdfReader.attr(node, "url");
        String name =
                "[" + firstOf(AdfReader.attr(node, "alt"), AdfReader.attr(node, "__fileName"), "Attachment") + "]";
        Set<Mark> marks = marks(node);
        marks.removeIf(mark -> !(mark instanceof Link));
        if (marks.isEmpty()) {
            Link.to(url, "").ifPresent(marks::add);
        }
        return new Inline.Text(name, marks);
    }

    static String name(JsonNode node) {
        return "[" + firstOf(AdfReader.attr(node, "text"), AdfReader.attr(node, "extensionKey"), "Synced block") + "]";
    }

    private static String firstOf(String... texts) {
        return Stream.of(texts).filter(text -> !text.isBlank()).findFirst().orElse("");
    }
}
