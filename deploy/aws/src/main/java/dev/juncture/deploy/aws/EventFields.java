package dev.juncture.deploy.aws;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** Reads the fields that several shapes of events have. */
final class EventFields {
    private EventFields() {}

    /** @throws IllegalArgumentException when the field is missing */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("The event has no " + name + ".");
        }
        return value.asString();
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    static HttpHeaders headers(JsonNode event) {
        HttpHeaders headers = new HttpHeaders();
        each(event, "multiValueHeaders", "headers", headers::add);
        return headers;
    }

    /** @throws IllegalArgumentException when the body is not base64 although the event says so */
    static InputStream body(JsonNode event) {
        String body = event.path("body").asString("");
        return new ByteArrayInputStream(
                event.path("isBase64Encoded").asBoolean(false)
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the query of an event that has decoded names and values. */
    static @Nullable String queryOfDecoded(JsonNode event) {
        return query(event, text -> UriUtils.encode(text, StandardCharsets.UTF_8));
    }

    static @Nullable String queryAsSent(JsonNode event) {
        return query(event, text -> text);
    }

    private static @Nullable String query(JsonNode event, UnaryOperator<String> encode) {
        List<String> pairs = new ArrayList<>();
        each(
                event,
                "multiValueQueryStringParameters",
                "queryStringParameters",
                (name, value) -> pairs.add(encode.apply(name) + "=" + encode.apply(value)));
        return pairs.isEmpty() ? null : String.join("&", pairs);
    }

    @FunctionalInterface
    private interface Pair {
        void accept(String name, String value);
    }

    private static void each(JsonNode event, String lists, String singles, Pair pair) {
        JsonNode source = event.path(lists).isObject() ? event.path(lists) : event.path(singles);
        for (var entry : source.properties()) {
            List<String> values =
                    entry.getValue().isString() ? List.of(entry.getValue().asString()) : texts(entry.getValue());
            values.forEach(value -> pair.accept(entry.getKey(), value));
        }
    }
}
