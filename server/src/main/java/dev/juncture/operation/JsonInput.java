package dev.juncture.operation;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the input of a call from JSON text as it arrives. Only the values of fields that the operation has become objects. The
 * value of any other name is skipped, and the input remembers the name.
 */
public final class JsonInput {
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxNameLength(1_000)
                    .maxNumberLength(1_000)
                    .maxStringLength(1 << 20)
                    .build())
            // Otherwise the parser would remember each name, even the names that it skips.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build());

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final JsonParser parser;
    private final Input input;
    private final Runnable eachValue;

    private JsonInput(JsonParser parser, Input input, Runnable eachValue) {
        this.parser = parser;
        this.input = input;
        this.eachValue = eachValue;
    }

    /**
     * Reads a text that is in memory.
     *
     * @param body UTF-8; empty stands for no fields
     * @throws ApiException {@code invalid_request} when the text is not one JSON object, with the position of the fault
     */
    public static Input parse(byte[] body, InputSchema schema) {
        Input input = Input.of(schema);
        if (body.length > 0) {
            read(new ByteArrayInputStream(body), input, () -> {});
        }
        return input;
    }

    /**
     * Reads a text that is not empty into an input.
     *
     * @param body UTF-8; throws unchecked exceptions only
     * @param eachValue runs before a value becomes an object; an exception of it ends the reading
     * @throws ApiException {@code invalid_request} when the text is not one JSON object, with the position of the fault
     */
    public static void read(InputStream body, Input input, Runnable eachValue) {
        try (JsonParser parser = JSON.createParser(utf8(body))) {
            new JsonInput(parser, input, eachValue).read();
        } catch (StreamConstraintsException tooMuch) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST, "The body is nested too deeply, or one of its values is too long.");
        } catch (IOException | JacksonIOException notText) {
            throw new ApiException(ErrorCode.INVALID_REQUEST, "The body is not UTF-8: send JSON in UTF-8.");
        } catch (JacksonException malformed) {
            throw malformed(malformed.getLocation());
        }
    }

    /** Jackson's own reader would replace bytes that are not UTF-8. A byte order mark is left out. */
    private static Reader utf8(InputStream body) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        PushbackReader text = new PushbackReader(new InputStreamReader(body, decoder));
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    private void read() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            requireEnd();
            throw new ApiException(ErrorCode.INVALID_REQUEST, "The body must be one JSON object.");
        }
        ObjectNode fields = object(input.schema(), "");
        requireEnd();
        input.put(fields);
    }

    /**
     * @param schema null for an object with any names
     * @param path of the object, with a dot at the end; empty for the input itself
     */
    private ObjectNode object(@Nullable InputSchema schema, String path) {
        ObjectNode object = JSON.createObjectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (schema != null && !schema.has(name)) {
                input.unknown(path, name, schema);
                parser.nextToken();
                parser.skipChildren();
                continue;
            }
            if (object.has(name)) {
                throw malformed(parser.currentTokenLocation());
            }
            parser.nextToken();
            InputSchema inner = schema == null ? null : schema.inner(name);
            object.set(name, value(inner, inner == null ? "" : path + name));
        }
        if (schema != null) {
            schema.useMainNames(object);
        }
        return object;
    }

    /** @param schema of the objects in the value; null for objects with any names */
    private JsonNode value(@Nullable InputSchema schema, String path) {
        eachValue.run();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return object(schema, schema == null ? "" : path + ".");
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            ArrayNode array = JSON.createArrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(schema, schema == null ? "" : path + "[" + array.size() + "]"));
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
