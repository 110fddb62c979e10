package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Params;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.world.Issue;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** JSON that an app stores with an issue: {@code /rest/api/3/issue/{issueIdOrKey}/properties}. */
final class IssueProperties {
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_VALUE = 32_768;

    private IssueProperties() {}

    static Answer keys(JiraCall call) {
        Issue issue = call.issue();
        return Answer.json(
                200,
                Json.object(
                        "keys",
                        call.store().details().properties(issue.id()).keySet().stream()
                                .map(key -> Json.object("self", address(call, issue, key), "key", key))
                                .toList()));
    }

    static Answer get(JiraCall call) {
        Issue issue = call.issue();
        String key = call.variable("propertyKey");
        JsonNode value = call.store().details().properties(issue.id()).get(key);
        if (value == null) {
            throw missing(key);
        }
        call.tally().objects(1);
        return Answer.json(200, Json.object("key", key, "value", value));
    }

    static Answer put(JiraCall call) {
        Issue issue = call.issue();
        String key = call.variable("propertyKey");
        JsonNode value = value(call.request().body());
        check(key, value);
        boolean fresh = call.store().details().setProperty(issue.id(), key, value);
        return Answer.json(fresh ? 201 : 200, Json.object());
    }

    static Answer delete(JiraCall call) {
        Issue issue = call.issue();
        String key = call.variable("propertyKey");
        if (!call.store().details().deleteProperty(issue.id(), key)) {
            throw missing(key);
        }
        return Answer.empty(204);
    }

    /** Reads the properties in the body of a create or an edit. */
    static Map<String, JsonNode> read(JsonNode body, IssueInput input) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        for (JsonNode property : body.path("properties")) {
            String key = property.path("key").asString("");
            JsonNode value = property.path("value");
            if (key.isBlank() || value.isMissingNode()) {
                input.fail("properties", "A property must have a key and a value.");
            } else {
                check(key, value);
                properties.put(key, value);
            }
        }
        return properties;
    }

    private static JsonNode value(byte[] body) {
        try {
            JsonNode value = Json.MAPPER.readTree(body);
            if (value != null && !value.isMissingNode()) {
                return value;
            }
        } catch (JacksonException notJson) {
            // Falls through to the refusal below, which an empty body gets too.
        }
        throw JiraRefusal.sentence(400, "Invalid JSON: The value of the property must be valid JSON.");
    }

    private static void check(String key, JsonNode value) {
        if (key.length() > LONGEST_KEY) {
            throw JiraRefusal.sentence(400, "The property key cannot be longer than 255 characters.");
        }
        if (value.toString().length() > LONGEST_VALUE) {
            throw JiraRefusal.sentence(400, "The property value cannot be longer than 32768 characters.");
        }
    }

    private static JiraRefusal missing(String key) {
        return JiraRefusal.sentence(404, "The property with key '" + key + "' does not exist.");
    }

    private static String address(JiraCall call, Issue issue, String key) {
        return call.api("/rest/api/3/issue/" + issue.id() + "/properties/" + Params.encode(key));
    }
}
