package dev.juncture.http;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.body.BodyAllowance;
import dev.juncture.http.browser.BrowserCookie;
import dev.juncture.operation.Call;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Content;
import dev.juncture.operation.InputSchema;
import dev.juncture.operation.JsonInput;
import dev.juncture.operation.Origin;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a request into the call of an operation: the input from the path, then the query, then the JSON body, then
 * named headers; the call's context from headers and the cookie.
 */
final class RequestReader {
    /** Fields that a header may carry: their values are secrets, and addresses end up in logs. */
    private static final Map<String, String> FIELD_BY_HEADER = Map.of(
            "X-Juncture-Connection-Code", "connection_code",
            "X-Juncture-Connect-Session", "connect_session_token");

    private static final String EXTERNAL_ID = "X-Juncture-External-Id";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final BrowserCookie cookie;

    RequestReader(BrowserCookie cookie) {
        this.cookie = cookie;
    }

    Call read(Request request, RouteTable.Match match, InputSchema schema, Origin origin, BodyAllowance allowance) {
        CallContext context = new CallContext(
                origin,
                request.headers().getFirst(EXTERNAL_ID),
                request.headers().getFirst(IDEMPOTENCY_KEY),
                cookie.in(request.headers()).orElse(null));
        ObjectNode input = match.isSubtree() ? passedOn(request, match) : fields(request, match, schema, allowance);
        Content content =
                schema.takesContent() ? new Content(valuesByName(request.headers()), request.body()) : Content.EMPTY;
        return new Call(input, content, context, Call.UnknownNames.IGNORED);
    }

    private static Map<String, List<String>> valuesByName(HttpHeaders headers) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        headers.forEach(values::put);
        return values;
    }

    /**
     * Returns the input of a route that takes all paths below its own. Nothing is decoded, because the operation passes
     * it on.
     */
    private static ObjectNode passedOn(Request request, RouteTable.Match match) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("method", request.method())
                .put("path", match.rest())
                .put("query", request.query());
    }

    private static ObjectNode fields(
            Request request, RouteTable.Match match, InputSchema schema, BodyAllowance allowance) {
        boolean hasInputInBody =
                !"GET".equals(request.method()) && !"HEAD".equals(request.method()) && !schema.takesContent();
        ObjectNode input = hasInputInBody ? body(request, schema, allowance) : JsonNodeFactory.instance.objectNode();
        UrlDecoding.parameters(request.query()).forEach((name, text) -> schema.putText(input, name, text));
        match.parameters().forEach((name, text) -> schema.putText(input, name, text));
        FIELD_BY_HEADER.forEach((header, field) -> {
            String value = request.headers().getFirst(header);
            if (value != null && !input.has(field)) {
                input.put(field, value);
            }
        });
        return input;
    }

    private static ObjectNode body(Request request, InputSchema schema, BodyAllowance allowance) {
        try (PushbackInputStream body = new PushbackInputStream(allowance.within(request.body(), request.headers()))) {
            int first = body.read();
            if (first < 0) {
                return JsonNodeFactory.instance.objectNode();
            }
            requireJson(request.headers());
            body.unread(first);
            return JsonInput.parse(body, schema, allowance::takeValue);
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
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
            // Falls through to the error below.
        }
        throw new ApiException(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "The body must be JSON: send it with Content-Type: application/json.");
    }
}
