package dev.juncture.jira.client;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Jira's words about a failure, of bounded length. Their forms are Jira's own JSON, the gateway's JSON, problem details
 * (RFC 9457), and plain text. A page in HTML has none.
 *
 * @param messages each of them once
 * @param fields by the field's id
 * @param elements for a bulk request: the errors of each refused element
 */
record FailureWords(List<String> messages, Map<String, String> fields, Optional<JsonNode> elements) {
    static final FailureWords NONE = new FailureWords(List.of(), Map.of(), Optional.empty());

    private static final int MOST = 50;
    private static final int LONGEST = 1000;

    static FailureWords in(byte[] body, JsonMapper json) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (!text.matches("(?s)[{\\[\"].*")) {
            return text.startsWith("<") ? NONE : of(Stream.of(text), Map.of(), Optional.empty());
        }
        try {
            return in(json.readTree(body));
        } catch (JacksonException brokenOff) {
            return NONE;
        }
    }

    private static FailureWords in(JsonNode body) {
        JsonNode errors = body.path("errors");
        Map<String, String> fields = new LinkedHashMap<>();
        errors.properties().stream()
                .limit(MOST)
                .forEach(field -> fields.put(shortened(field.getKey()), shortened(text(field.getValue()))));
        List<String> sentences = sentences(body, errors).toList();
        // Less is said by these, so they count only where nothing else is there.
        Stream<String> titles = Stream.of("title", "error_description", "error")
                .map(name -> body.path(name).asString(""));
        boolean isSilent = sentences.stream().allMatch(String::isBlank) && fields.isEmpty();
        boolean hasElements = errors.isArray() && errors.path(0).has("failedElementNumber");
        return of(isSilent ? titles : sentences.stream(), fields, hasElements ? Optional.of(errors) : Optional.empty());
    }

    private static Stream<String> sentences(JsonNode body, JsonNode errors) {
        if (!body.isObject()) {
            return body.isArray() ? body.valueStream().map(FailureWords::text) : Stream.of(text(body));
        }
        Stream<JsonNode> lists = Stream.of(
                        body.path("errorMessages"), errors.isArray() ? errors : body.path("messages"))
                .flatMap(list -> list.isArray() ? list.valueStream() : Stream.of(list));
        Stream<String> names = Stream.of("errorMessage", "message", "detail");
        // The title of problem details says the kind of problem. Alone, it counts only where nothing else is there.
        boolean hasDetail = !body.path("detail").asString("").isBlank();
        Stream<JsonNode> single = Stream.concat(hasDetail ? Stream.of("title") : Stream.empty(), names)
                .map(body::path);
        return Stream.concat(lists, single).map(FailureWords::text);
    }

    /** Returns the text of a value, or what an object says in it. */
    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(FailureWords::text).collect(Collectors.joining(" "));
        }
        return value.isObject()
                ? Stream.of("detail", "message", "messages", "errorMessages", "title")
                        .map(name -> text(value.path(name)))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("")
                : value.asString("");
    }

    private static FailureWords of(Stream<String> messages, Map<String, String> fields, Optional<JsonNode> elements) {
        Set<String> distinct = new LinkedHashSet<>();
        messages.map(FailureWords::shortened)
                .filter(message -> !message.isEmpty())
                .limit(MOST)
                .forEach(distinct::add);
        return new FailureWords(List.copyOf(distinct), fields, elements);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        int end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
        return end == line.length() ? line : line.substring(0, end) + "…";
    }
}
