package dev.juncture.http;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.body.BodyAllowance;
import dev.juncture.http.browser.BrowserCookie;
import dev.juncture.operation.Call;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Content;
import dev.juncture.operation.Input;
import dev.juncture.operation.InputSchema;
import dev.juncture.operation.JsonInput;
import dev.juncture.operation.Origin;
import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Turns a request into the call of an operation: the input from the path, then the query, then the JSON body, then
 * named headers; the call's context from headers and the cookie.
 */
final class RequestReader {
    /** Fields that a header may carry: their values are secrets, and addresses end up in logs. */
    private static final Map<String, String> FIELD_BY_HEADER = Map.of(
            "X-Juncture-Connection-Code", "connection_code",
            "X-Juncture-Connect-Session", "connect_session_token");

    /** Will name the tenant project when there are several. Until then every route accepts and ignores it. */
    private static final String PUBLIC_KEY = "juncture_public_key";

    private static final String EXTERNAL_ID = "X-Juncture-External-Id";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final BrowserCookie cookie;

    RequestReader(BrowserCookie cookie) {
        this.cookie = cookie;
    }

    Call read(
            Request request,
            Route route,
            RouteTable.Match match,
            InputSchema schema,
            Origin origin,
            BodyAllowance allowance) {
        CallContext context = new CallContext(
                origin,
                single(request.headers(), EXTERNAL_ID),
                single(request.headers(), IDEMPOTENCY_KEY),
                cookie.in(request.headers()).orElse(null));
        Input input = Input.ignoring(schema, ignored(route.audience()));
        if (match.isSubtree()) {
            input.putTexts(passedOn(request, match));
        } else {
            readFields(request, route, match, schema, input, allowance);
        }
        Content content =
                schema.takesContent() ? new Content(valuesByName(request.headers()), request.body()) : Content.EMPTY;
        return new Call(input, content, context);
    }

    /**
     * Returns the value of a header, or null.
     *
     * @throws ApiException {@code invalid_request} when the header is there with several values
     */
    private static @Nullable String single(HttpHeaders headers, String name) {
        List<String> values = headers.getOrEmpty(name).stream().distinct().toList();
        if (values.size() > 1) {
            throw new ApiException(ErrorCode.INVALID_REQUEST, "The header " + name + " has several values: send one.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** Returns the names that a request may have although the operation does not. */
    private static Predicate<String> ignored(Audience audience) {
        return switch (audience) {
            // The provider decides what is in the address to which it sends users back.
            case PERSON -> name -> true;
            case BROWSER -> PUBLIC_KEY::equals;
            default -> name -> false;
        };
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
    private static Map<String, String> passedOn(Request request, RouteTable.Match match) {
        Map<String, String> parts =
                new LinkedHashMap<>(Map.of("method", request.method(), "path", Objects.requireNonNull(match.rest())));
        if (request.query() != null) {
            parts.put("query", request.query());
        }
        return parts;
    }

    private static void readFields(
            Request request,
            Route route,
            RouteTable.Match match,
            InputSchema schema,
            Input input,
            BodyAllowance allowance) {
        boolean hasInputInBody =
                !"GET".equals(request.method()) && !"HEAD".equals(request.method()) && !schema.takesContent();
        if (hasInputInBody) {
            readBody(request, input, allowance);
        } else if (!schema.takesContent()) {
            requireNoBody(request, allowance);
        }
        Map<String, String> query = UrlDecoding.parameters(request.query());
        if (route.audience() == Audience.BROWSER && route.changesState()) {
            requireNone(query, schema);
        }
        input.putTexts(query);
        input.putTexts(match.parameters());
        FIELD_BY_HEADER.forEach((header, field) -> {
            String value = single(request.headers(), header);
            if (value != null) {
                input.putIfKnown(field, value);
            }
        });
    }

    /** A link or a form of a foreign page can carry a query; changes by a browser take their input from the body. */
    private static void requireNone(Map<String, String> query, InputSchema schema) {
        query.keySet().stream().filter(schema::has).findFirst().ifPresent(name -> {
            throw ApiException.invalidField(name, "belongs in the body of this request, not in its address");
        });
    }

    private static void requireNoBody(Request request, BodyAllowance allowance) {
        try (InputStream body = allowance.within(request.body(), request.headers())) {
            if (body.read() >= 0) {
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "A " + request.method() + " request takes no body: send its values in the address.");
            }
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private static void readBody(Request request, Input input, BodyAllowance allowance) {
        try (PushbackInputStream body = new PushbackInputStream(allowance.within(request.body(), request.headers()))) {
            int first = body.read();
            if (first >= 0) {
                requireJson(request.headers());
                body.unread(first);
                JsonInput.read(body, input, allowance::takeValue);
            }
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private static void requireJson(HttpHeaders headers) {
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
            throw new ApiException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "The body must not be compressed: send it without Content-Encoding.");
        }
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
