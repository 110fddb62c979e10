package dev.juncture.sandbox.search;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The parameters of a search, from a query string or from a body. */
record SearchRequest(
        String jql,
        Optional<String> nextPageToken,
        int maxResults,
        Set<String> fields,
        Set<String> expand,
        Set<String> properties,
        List<Long> reconciled) {
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 5_000;
    private static final int MOST_PROPERTIES = 5;
    private static final Map<String, Predicate<JsonNode>> BODY_MEMBERS = Map.of(
            "jql", JsonNode::isString,
            "nextPageToken", JsonNode::isString,
            "maxResults", JsonNode::isInt,
            "fields", texts(),
            "expand", JsonNode::isString,
            "properties", texts(),
            "fieldsByKeys", JsonNode::isBoolean,
            "failFast", JsonNode::isBoolean,
            "reconcileIssues", numbers());

    SearchRequest {
        if (maxResults < 1 || maxResults > LARGEST_PAGE) {
            throw JiraRefusal.sentence(400, "The max results parameter has to be between 1 and 5,000.");
        }
        if (properties.size() > MOST_PROPERTIES) {
            throw JiraRefusal.sentence(400, "A maximum of 5 issue property keys can be specified.");
        }
        Reconciled.check(reconciled);
    }

    static SearchRequest fromQuery(JiraCall call) {
        return new SearchRequest(
                call.query().first("jql").orElse(""),
                call.query().first("nextPageToken"),
                call.number("maxResults").orElse(DEFAULT_PAGE),
                call.list("fields"),
                call.list("expand"),
                call.list("properties"),
                Reconciled.of(call));
    }

    static SearchRequest fromBody(JiraCall call) {
        JsonNode body = body(call, BODY_MEMBERS);
        List<Long> reconciled = body.path("reconcileIssues").values().stream()
                .map(JsonNode::asLong)
                .toList();
        return new SearchRequest(
                body.path("jql").asString(""),
                Json.text(body, "nextPageToken"),
                body.path("maxResults").asInt(DEFAULT_PAGE),
                words(body.path("fields")),
                Arrays.stream(body.path("expand").asString("").split(","))
                        .map(String::trim)
                        .collect(Collectors.toSet()),
                words(body.path("properties")),
                reconciled);
    }

    /** Returns the body, if it has no unknown member and no value of a wrong type. */
    static JsonNode body(JiraCall call, Map<String, Predicate<JsonNode>> members) {
        JsonNode body = call.body();
        body.properties().forEach(member -> {
            Predicate<JsonNode> fits = members.get(member.getKey());
            if (fits == null || !(member.getValue().isNull() || fits.test(member.getValue()))) {
                throw JiraRefusal.payload();
            }
        });
        return body;
    }

    static Set<String> words(JsonNode array) {
        Set<String> words = new LinkedHashSet<>();
        array.values().forEach(word -> words.add(word.asString()));
        return words;
    }

    static Predicate<JsonNode> texts() {
        return node -> node.isArray() && node.values().stream().allMatch(JsonNode::isString);
    }

    private static Predicate<JsonNode> numbers() {
        return node -> node.isArray() && node.values().stream().allMatch(JsonNode::isIntegralNumber);
    }
}
