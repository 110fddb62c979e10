package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Json;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The parameters of a search, from a query string or from a body. */
record SearchRequest(String jql, Optional<String> nextPageToken, int maxResults, Set<String> fields) {
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 5_000;
    private static final Map<String, Predicate<JsonNode>> BODY_MEMBERS = Map.of(
            "jql", JsonNode::isString,
            "nextPageToken", JsonNode::isString,
            "maxResults", JsonNode::isInt,
            "fields", JsonNode::isArray,
            "expand", JsonNode::isString,
            "properties", JsonNode::isArray,
            "fieldsByKeys", JsonNode::isBoolean,
            "reconcileIssues", JsonNode::isArray);

    SearchRequest {
        if (maxResults < 1 || maxResults > LARGEST_PAGE) {
            throw JiraRefusal.sentence(400, "The max results parameter has to be between 1 and 5,000.");
        }
    }

    static SearchRequest fromQuery(JiraCall call) {
        Set<String> fields = new LinkedHashSet<>();
        for (String value : call.query().all("fields")) {
            Arrays.stream(value.split(","))
                    .map(String::trim)
                    .filter(name -> !name.isEmpty())
                    .forEach(fields::add);
        }
        return new SearchRequest(
                call.query().first("jql").orElse(""),
                call.query().first("nextPageToken"),
                call.number("maxResults").orElse(DEFAULT_PAGE),
                fields);
    }

    static SearchRequest fromBody(JiraCall call) {
        JsonNode body = body(call, BODY_MEMBERS);
        Set<String> fields = new LinkedHashSet<>();
        for (JsonNode field : body.path("fields")) {
            if (!field.isString()) {
                throw JiraRefusal.payload();
            }
            fields.add(field.asString());
        }
        return new SearchRequest(
                body.path("jql").asString(""),
                Json.text(body, "nextPageToken"),
                body.path("maxResults").asInt(DEFAULT_PAGE),
                fields);
    }

    /** The body, when it has no member that is unknown or of the wrong type. */
    static JsonNode body(JiraCall call, Map<String, Predicate<JsonNode>> members) {
        JsonNode body = Json.readObject(call.request().body()).orElseThrow(JiraRefusal::payload);
        List<String> names = List.copyOf(body.propertyNames());
        for (String name : names) {
            JsonNode value = body.get(name);
            boolean fits = members.containsKey(name)
                    && (value.isNull() || members.get(name).test(value));
            if (!fits) {
                throw JiraRefusal.payload();
            }
        }
        return body;
    }
}
