package dev.juncture.jira.adf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** Generates every inline node and mark that the schema knows, with text that is difficult for Markdown. */
final class RandomInlines extends RandomNodes {
    RandomInlines(Random random) {
        super(random);
    }

    ObjectNode inline() {
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

    ObjectNode text() {
        String text = RandomMarkdown.random(random, RandomMarkdown.TEXT);
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

    static Map<String, Object> extension() {
        return Map.of("extensionKey", "chart", "extensionType", "t", "text", "~~n~~");
    }
}
