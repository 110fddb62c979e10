package dev.juncture.openapi;

import dev.juncture.route.Route;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Describes routes whose bodies are Jira's own, by what OpenAPI can express and in words. */
final class Passthrough {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Passthrough() {}

    static void describe(Route route, ObjectNode docs) {
        docs.set("parameters", JSON.readTree("""
                [{"name": "path", "in": "path", "required": true,
                  "description": "A path below `rest/api`, `rest/agile` or `rest/software`, of several segments. Its slashes must not be encoded, as generated clients do: build this address yourself. A query is sent to Jira unchanged.",
                  "schema": {"type": "string"}},
                 {"name": "X-Juncture-External-Id", "in": "header", "required": true,
                  "description": "Names the connection. It is not sent to Jira.",
                  "schema": {"$ref": "#/components/schemas/ExternalId"}}]"""));
        if (!Set.of("GET", "DELETE").contains(route.method())) {
            docs.set("requestBody", JSON.readTree("""
                    {"description": "The body of Jira's route, of any size that the deployment's edge accepts.",
                     "content": {"*/*": {}}}"""));
        }
        docs.set("responses", JSON.readTree("""
                {"default": {
                  "description": "Jira's own answer with its own status, unchanged, also for failures. A refusal by Juncture itself has the shape of Error.",
                  "content": {"*/*": {}}}}"""));
    }

    /** Describes files in a form, which are streamed to Jira. */
    static JsonNode form(String says) {
        ObjectNode body = (ObjectNode) JSON.readTree("""
                {"required": true, "content": {"multipart/form-data": {"schema": {
                  "type": "object", "required": ["file"],
                  "properties": {"file": {"type": "string", "contentMediaType": "application/octet-stream"}}}}}}""");
        return body.put("description", says);
    }

    static String template(String path) {
        return path.replace("**", "{path}");
    }
}
