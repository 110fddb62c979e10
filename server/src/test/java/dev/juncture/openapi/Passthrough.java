package dev.juncture.openapi;

import dev.juncture.route.Route;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A subtree whose bodies are another's: what OpenAPI can say about it, and in words what it cannot. */
final class Passthrough {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Passthrough() {}

    static void describe(Route route, ObjectNode docs) {
        docs.set("parameters", JSON.readTree("""
                [{"name": "path", "in": "path", "required": true,
                  "description": "Several segments, with their slashes as they are: a path below `rest/api`, `rest/agile` or `rest/software`. Generated clients encode slashes, which is refused: build this address yourself. A query goes on as it is.",
                  "schema": {"type": "string"}},
                 {"name": "X-Juncture-External-Id", "in": "header", "required": true,
                  "description": "Names the connection. It is not sent on.",
                  "schema": {"$ref": "#/components/schemas/ExternalId"}}]"""));
        if (!Set.of("GET", "DELETE").contains(route.method())) {
            docs.set("requestBody", JSON.readTree("""
                    {"description": "Whatever that route takes, of any size that the deployment's edge lets through.",
                     "content": {"*/*": {}}}"""));
        }
        docs.set("responses", JSON.readTree("""
                {"default": {
                  "description": "The route's own answer with its own status, failures included, passed through as it is. What Juncture itself refuses has the shape of Error.",
                  "content": {"*/*": {}}}}"""));
    }

    /** Files in a form, which flow on. */
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
