package dev.juncture.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** Generates the blocks that hold no blocks of text: rules, cards, extensions and media. */
final class RandomEmbeds extends RandomNodes {
    private final RandomInlines inlines;

    RandomEmbeds(Random random) {
        super(random);
        this.inlines = new RandomInlines(random);
    }

    ObjectNode leaf() {
        return oneOf(
                node("rule", Map.of()),
                node("blockCard", Map.of("url", "https://x.y/(a)_b_")),
                node("blockCard", Map.of("data", Map.of("name", "A *card*"))),
                node("embedCard", Map.of("url", "https://x.y/a b", "layout", "wide")),
                node("extension", RandomInlines.extension()),
                node("syncBlock", Map.of("resourceId", "r", "localId", "l")));
    }

    ObjectNode mediaSingle() {
        List<ObjectNode> content = new ArrayList<>(List.of(file()));
        if (chance()) {
            content.add(node("caption", Map.of(), several(0, 2, inlines::text)));
        }
        return node("mediaSingle", Map.of("layout", "center"), content);
    }

    ObjectNode mediaGroup() {
        return node("mediaGroup", Map.of(), several(1, 2, this::file));
    }

    private ObjectNode file() {
        return oneOf(
                node("media", Map.of("type", "file", "id", "1", "collection", "c")),
                node("media", Map.of("type", "file", "id", "1", "collection", "c", "alt", "a [b].png")),
                node("media", Map.of("type", "external", "url", "https://x.y/z.png")));
    }
}
