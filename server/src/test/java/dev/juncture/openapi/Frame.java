package dev.juncture.openapi;

/** The parts of the document that do not come from routes and records. */
final class Frame {
    static final String JSON = """
            {
              "openapi": "3.1.0",
              "info": {
                "title": "Juncture",
                "version": "1",
                "summary": "Connects your users' Jira sites and calls Jira for you.",
                "description": "Routes below `/api/backend` are for your backend, with the secret key. Routes below `/api/frontend` are for browsers. Each operation is listed under its main path; `x-aliases` lists its other paths. On backend routes, the header `X-Juncture-External-Id` can name the connection instead of the field `external_id`. With the header `X-Juncture-Fix-Url: true`, a refusal that only a new consent of the user helps against contains the page for that consent as `fix_url`. A Jira route that needs a project uses the one that `select-project` selected when the request names none. Juncture refuses a request with a field, in body or query, that its operation does not have, and names the nearest one that it has. Null clears a value; a field that is left out changes nothing. Clients should ignore unknown fields in answers.",
                "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"}
              },
              "servers": [{"url": "/", "description": "The deployment that this document comes from."}],
              "paths": {},
              "components": {
                "securitySchemes": {
                  "secretKey": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "JUNCTURE_SECRET_KEY. It never goes to a browser."
                  },
                  "connectionCode": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-Juncture-Connection-Code",
                    "description": "The last segment of the address of the page on which a user picks a site; it makes one connection. The field `connection_code` can carry it instead, but addresses end up in logs."
                  },
                  "connectSession": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-Juncture-Connect-Session",
                    "description": "The token of a session that the product's backend opened with `connect-sessions`. The field `connect_session_token` can carry it instead."
                  }
                },
                "responses": {
                  "Error": {
                    "description": "A refusal or a failure.",
                    "headers": {
                      "X-Request-Id": {
                        "description": "Identifies the request in the log.",
                        "schema": {"type": "string"}
                      },
                      "Retry-After": {
                        "description": "With 429 and 503: the shortest wait before the next try, in seconds.",
                        "schema": {"type": "integer", "minimum": 1}
                      }
                    },
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
                  }
                },
                "schemas": {}
              }
            }
            """;

    static final String ERROR = """
            {
              "description": "A refusal or a failure: what went wrong, and what to do.",
              "type": "object",
              "required": ["error", "code", "request_id"],
              "properties": {
                "error": {"type": "string", "description": "One sentence for a developer: what to do."},
                "code": {"$ref": "#/components/schemas/ErrorCode", "description": "For programs."},
                "request_id": {"type": "string", "description": "Identifies the request in the log."},
                "needs_reauthorization": {"const": true, "description": "Only a new consent of the user helps."},
                "fix_url": {"type": "string", "format": "uri", "description": "With needs_reauthorization, if the request has the header `X-Juncture-Fix-Url: true`: the page to open in the user's browser, for one reconnect within 30 minutes."},
                "details": {
                  "type": "object",
                  "additionalProperties": true,
                  "description": "More about the refusal: problems of fields by name under `fields`, the number of unknown fields that are not listed there under `more_unknown_fields`, Jira's own messages under `errorMessages` and `errors`, scopes under `required_scopes`, the reason of a wait under `reason`."
                }
              }
            }
            """;

    private Frame() {}
}
