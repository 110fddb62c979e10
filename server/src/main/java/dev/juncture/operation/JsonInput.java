package dev.juncture.operation;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the input of a call from JSON text. */
public final class JsonInput {
    private JsonInput() {}

    /**
     * @param body UTF-8; empty stands for no fields
     * @throws ApiException {@code invalid_request} when the text is not one JSON object, with the position of the fault
     */
    public static ObjectNode parse(byte[] body, JsonMapper json) {
        if (body.length == 0) {
            return json.createObjectNode();
        }
        try {
            if (json.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            throw malformed(malformed.getLocation());
        }
        throw new ApiException(ErrorCode.INVALID_REQUEST, "The body must be one JSON object.");
    }

    private static ApiException malformed(@Nullable TokenStreamLocation at) {
        return new ApiException(
                ErrorCode.INVALID_REQUEST,
                at == null
                        ? "The body is nested too deeply, or one of its values is too long."
                        : "The body is not valid JSON at line %d, column %d."
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }
}
