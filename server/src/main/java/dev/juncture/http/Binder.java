package dev.juncture.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns a request into an operation's input: the path first, then the query, then the JSON body, then named headers; the browser's cookie. */
final class Binder {
    private static final Map<String, String> FIELD_BY_HEADER = Map.of(
            "X-Juncture-External-Id", "external_id",
            "X-Juncture-Connection-Code", "connection_code",
            "X-Juncture-Connect-Session", "connect_session_token",
            "Idempotency-Key", "idempotency_key");

    private final JsonMapper json;
    private final long maxBodyBytes;
    private final BrowserCookie cookie;

    Binder(JsonMapper json, long maxBodyBytes, BrowserCookie cookie) {
        this.json = Expected.strict(json);
        this.maxBodyBytes = maxBodyBytes;
        this.cookie = cookie;
    }

    Object bind(Request request, Map<String, String> pathParameters, Fields fields) {
        ObjectNode given = bodyIsNoInput(request, fields) ? json.createObjectNode() : body(request);
        Encoded.parameters(request.query()).forEach((name, text) -> fields.put(given, name, text));
        pathParameters.forEach((name, text) -> fields.put(given, name, text));
        FIELD_BY_HEADER.forEach((header, field) -> {
            String value = request.headers().getFirst(header);
            if (value != null && !given.has(field)) {
                given.put(field, value);
            }
        });
        fields.fromBrowserCookie().forEach(field -> {
            given.remove(field);
            cookie.in(request.headers()).ifPresent(value -> given.put(field, value));
        });
        if (fields.upload() != null) {
            given.putPOJO(fields.upload(), new Upload(request.headers(), request.body()));
        }
        fields.requireAll(given);
        try {
            return json.treeToValue(given, fields.type());
        } catch (JacksonException unreadable) {
            throw unreadableField(unreadable);
        }
    }

    private static boolean bodyIsNoInput(Request request, Fields fields) {
        return "GET".equals(request.method()) || "HEAD".equals(request.method()) || fields.upload() != null;
    }

    private ObjectNode body(Request request) {
        byte[] body = read(request);
        if (body.length == 0) {
            return json.createObjectNode();
        }
        requireJson(request.headers());
        try {
            JsonNode tree = json.readTree(body);
            if (tree instanceof ObjectNode object) {
                WholeText.require(object);
                return object;
            }
        } catch (JacksonException malformed) {
            throw malformedJson(malformed.getLocation());
        }
        throw new ApiException(ErrorCode.INVALID_REQUEST, "The body must be one JSON object.");
    }

    private byte[] read(Request request) {
        if (announcedLength(request.headers()) > maxBodyBytes) {
            throw tooLarge();
        }
        try (InputStream body = request.body()) {
            byte[] bytes = body.readNBytes((int) maxBodyBytes + 1);
            if (bytes.length > maxBodyBytes) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    /** Only a hint: not every edge has looked at this header, and what counts is the body itself. */
    private static long announcedLength(HttpHeaders headers) {
        try {
            return headers.getContentLength();
        } catch (NumberFormatException nonsense) {
            return -1;
        }
    }

    private static void requireJson(HttpHeaders headers) {
        String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (contentType == null) {
            return;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            if (type.isCompatibleWith(MediaType.APPLICATION_JSON) || "json".equals(type.getSubtypeSuffix())) {
                return;
            }
        } catch (InvalidMediaTypeException unreadable) {
            // Answered below, in the same words.
        }
        throw new ApiException(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "The body must be JSON: send it with Content-Type: application/json.");
    }

    private ApiException tooLarge() {
        return new ApiException(
                ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than the %d bytes allowed.".formatted(maxBodyBytes));
    }

    private static ApiException malformedJson(@Nullable TokenStreamLocation at) {
        return new ApiException(
                ErrorCode.INVALID_REQUEST,
                at == null
                        ? "The body is nested too deeply, or one of its values is too long."
                        : "The body is not valid JSON at line %d, column %d."
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }

    private static ApiException unreadableField(JacksonException unreadable) {
        String field = unreadable.getPath().isEmpty()
                ? null
                : unreadable.getPath().get(0).getPropertyName();
        String name = field == null ? "body" : field;
        // A type of ours refused it, in our words; what the JDK's types say is not written for callers.
        return unreadable instanceof ValueInstantiationException
                        && unreadable.getCause() instanceof IllegalArgumentException refused
                ? ApiException.invalidField(name, String.valueOf(refused.getMessage()))
                : ApiException.invalidField(name, Expected.instead(unreadable));
    }
}
