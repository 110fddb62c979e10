package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks documents against Atlassian's JSON schema for them, {@code adf-schema.json}. It implements those parts of JSON
 * schema that this file uses.
 */
final class Adf {
    private static final JsonNode SCHEMA = load();

    /** Nodes that are invisible without a text. */
    private static final Set<String> EMPTY = Set.of("doc", "paragraph", "heading", "text", "hardBreak");

    private Adf() {}

    static boolean isDocument(JsonNode node) {
        return fits(node, SCHEMA);
    }

    /** Returns whether a document has no visible content: no words, no picture and no line. */
    static boolean isEmpty(JsonNode document) {
        return document.path("type").asString("").equals("doc")
                && document.path("content").isArray()
                && showsNothing(document);
    }

    private static boolean showsNothing(JsonNode node) {
        JsonNode content = node.path("content");
        return content.isArray() && !content.isEmpty()
                ? content.values().stream().allMatch(Adf::showsNothing)
                : node.path("text").asString("").isBlank()
                        && EMPTY.contains(node.path("type").asString(""));
    }

    /** Reports if a file is named by its number. In a document, files have ids of another service. */
    static boolean hasNumberedMedia(JsonNode document) {
        return document.findParents("collection").stream()
                .anyMatch(attributes -> attributes.path("id").asString("").matches("\\d+"));
    }

    private static boolean fits(JsonNode node, JsonNode schema) {
        JsonNode reference = schema.get("$ref");
        if (reference != null) {
            return fits(node, SCHEMA.at(reference.asString().substring(1)));
        }
        return hasType(node, schema.path("type").asString(""))
                && isAmong(node, schema.get("enum"))
                && fitsAll(node, schema.path("allOf"))
                && fitsAny(node, schema.get("anyOf"))
                && (!node.isObject() || object(node, schema))
                && (!node.isArray() || array(node, schema))
                && (!node.isString() || string(node.asString(), schema))
                && (!node.isNumber() || number(node.asDouble(), schema));
    }

    private static boolean hasType(JsonNode node, String type) {
        return switch (type) {
            case "object" -> node.isObject();
            case "array" -> node.isArray();
            case "string" -> node.isString();
            case "number" -> node.isNumber();
            case "boolean" -> node.isBoolean();
            default -> true;
        };
    }

    private static boolean isAmong(JsonNode node, @Nullable JsonNode values) {
        return values == null || values.values().stream().anyMatch(value -> same(value, node));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber() ? one.asDouble() == other.asDouble() : one.equals(other);
    }

    private static boolean fitsAll(JsonNode node, JsonNode schemas) {
        return schemas.values().stream().allMatch(schema -> fits(node, schema));
    }

    private static boolean fitsAny(JsonNode node, @Nullable JsonNode schemas) {
        return schemas == null || schemas.values().stream().anyMatch(schema -> fits(node, schema));
    }

    private static boolean object(JsonNode node, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        boolean open = schema.path("additionalProperties").asBoolean(true);
        return schema.path("required").values().stream().allMatch(name -> node.has(name.asString()))
                && node.properties().stream().allMatch(member -> {
                    JsonNode known = properties.get(member.getKey());
                    return known == null ? open : fits(member.getValue(), known);
                });
    }

    private static boolean array(JsonNode node, JsonNode schema) {
        if (node.size() < schema.path("minItems").asInt(0)
                || node.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            return false;
        }
        JsonNode items = schema.get("items");
        if (items == null) {
            return true;
        }
        for (int i = 0; i < node.size(); i++) {
            JsonNode item = items.isArray() ? items.get(Math.min(i, items.size() - 1)) : items;
            if (!fits(node.get(i), Objects.requireNonNull(item))) {
                return false;
            }
        }
        return true;
    }

    private static boolean string(String text, JsonNode schema) {
        String pattern = schema.path("pattern").asString("");
        return text.length() >= schema.path("minLength").asInt(0)
                && (pattern.isEmpty() || Pattern.compile(pattern).matcher(text).find());
    }

    private static boolean number(double number, JsonNode schema) {
        return number >= schema.path("minimum").asDouble(-Double.MAX_VALUE)
                && number <= schema.path("maximum").asDouble(Double.MAX_VALUE);
    }

    private static JsonNode load() {
        try (InputStream json = Adf.class.getResourceAsStream("/dev/juncture/sandbox/adf-schema.json")) {
            return Json.MAPPER.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
