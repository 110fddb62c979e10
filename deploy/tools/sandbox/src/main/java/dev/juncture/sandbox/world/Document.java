package dev.juncture.sandbox.world;

import dev.juncture.sandbox.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Rich text: plain words that were there from the start, or an Atlassian document as somebody sent it. */
public record Document(String words, Optional<JsonNode> adf) {

    public static Document of(String words) {
        return new Document(words, Optional.empty());
    }

    public static Document of(JsonNode adf) {
        return new Document(words(adf), Optional.of(adf));
    }

    /** Always an Atlassian document. */
    public Object json() {
        return adf.<Object>map(document -> document).orElseGet(() -> {
            Object paragraph =
                    Json.object("type", "paragraph", "content", List.of(Json.object("type", "text", "text", words)));
            return Json.object("type", "doc", "version", 1, "content", List.of(paragraph));
        });
    }

    private static String words(JsonNode adf) {
        return adf.findValues("text").stream().map(node -> node.asString("")).collect(Collectors.joining(" "));
    }
}
