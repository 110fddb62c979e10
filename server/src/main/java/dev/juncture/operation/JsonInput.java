package dev.juncture.operation;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the input of a call from JSON text as it arrives. Only the values of fields that the operation has become objects. The
 * value of any other name is skipped, and null stands for it.
 */
public final class JsonInput {
    /** More names that the operation does not have are skipped like their values. */
    private static final int MOST_UNKNOWN = 100;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxNameLength(1_000)
                    .maxNumberLength(1_000)
                    .maxStringLength(1 << 20)
                    .build())
            // Otherwise the parser would remember each name, also those that it skips.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build());

    private final JsonParser parser;
    private final Runnable eachValue;

    private JsonInput(JsonParser parser, Runnable eachValue) {
        this.parser = parser;
        this.eachValue = eachValue;
    }

    /**
     * Reads a text that is in memory.
     *
     * @param body UTF-8; empty stands for no fields
     * @throws ApiException {@code invalid_request} when the text is not one JSON object, with the position of the fault
     */
    public static ObjectNode parse(byte[] body, InputSchema schema) {
        return body.length == 0 ? JSON.createObjectNode() : parse(new ByteArrayInputStream(body), schema, () -> {});
    }

    /**
     * Reads a text that is not empty.
     *
     * @param body UTF-8; throws unchecked exceptions only
     * @param eachValue runs before a value becomes an object; an exception of it ends the reading
     * @throws ApiException {@code invalid_request} when the text is not one JSON object, with the position of the fault
     */
    public static ObjectNode parse(InputStream body, InputSchema schema, Runnable eachValue) {
        try (JsonParser parser = JSON.createParser(body)) {
            return new JsonInput(parser, eachValue).input(schema);
        } catch (StreamConstraintsException tooMuch) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST, "The body is nested too deeply, or one of its values is too long.");
        } catch (JacksonException malformed) {
            throw malformed(malformed.getLocation());
        }
    }

    private ObjectNode input(InputSchema schema) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            requireEnd();
            throw new ApiException(ErrorCode.INVALID_REQUEST, "The body must be one JSON object.");
        }
        ObjectNode input = JSON.createObjectNode();
        int unknown = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            boolean isKnown = schema.has(name);
            if (isKnown || unknown++ < MOST_UNKNOWN) {
                put(input, name, isKnown);
            } else {
                skip();
            }
        }
        requireEnd();
        return input;
    }

    private void put(ObjectNode object, String name, boolean isWanted) {
        if (object.has(name)) {
            throw malformed(parser.currentTokenLocation());
        }
        if (isWanted) {
            parser.nextToken();
            object.set(name, value());
        } else {
            eachValue.run();
            skip();
            object.putNull(name);
        }
    }

    private void skip() {
        parser.nextToken();
        parser.skipChildren();
    }

    private JsonNode value() {
        eachValue.run();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            ObjectNode object = JSON.createObjectNode();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                put(object, name, true);
            }
            return object;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            ArrayNode array = JSON.createArrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value());
            }
            return array;
        }
        return parser.readValueAsTree();
    }

    private void requireEnd() {
        if (parser.nextToken() != null) {
            throw malformed(parser.currentLocation());
        }
    }

    private static ApiException malformed(@Nullable TokenStreamLocation at) {
        return new ApiException(
                ErrorCode.INVALID_REQUEST,
                at == null
                        ? "The body is not valid JSON."
                        : "The body is not valid JSON at line %d, column %d."
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }
}
