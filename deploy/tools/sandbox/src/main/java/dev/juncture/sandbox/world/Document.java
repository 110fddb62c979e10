package dev.juncture.sandbox.world;

import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rich text.
 *
 * @param adf the Atlassian document as it was sent; empty for the plain text of the issues that exist from the start
 */
public record Document(String words, Optional<JsonNode> adf) {

    public static Document of(String words) {
        return new Document(words, Optional.empty());
    }

    public static Document of(JsonNode adf) {
        return new Document(words(adf), Optional.of(adf));
    }

    /** Returns the text as an Atlassian document. */
    public JsonNode json() {
        return adf.orElseGet(() -> paragraph(words));
    }

    private static JsonNode paragraph(String words) {
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("type", "doc").put("version", 1);
        ObjectNode paragraph = document.putArray("content").addObject().put("type", "paragraph");
        paragraph.putArray("content").addObject().put("type", "text").put("text", words);
        return document;
    }

    private static String words(JsonNode adf) {
        return adf.findValues("text").stream().map(node -> node.asString("")).collect(Collectors.joining(" "));
    }
}
