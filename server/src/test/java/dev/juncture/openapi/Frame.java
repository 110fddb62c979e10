package dev.juncture.openapi;

/** The parts of the document that no route and no record tells. */
final class Frame {
    static final String JSON = """
            {
              "openapi": "3.1.0",
              "info": {
                "title": "Juncture",
                "version": "1",
                "summary": "Connects your users' Jira sites and calls Jira for you.",
                "description": "Routes below `/api/backend` are for your backend, with the secret key. Those below `/api/frontend` are for browsers. Each operation stands here under its main path; `x-aliases` lists the others that it answers under. On backend routes the header `X-Juncture-External-Id` may name the connection in place of the field `external_id`. With the header `X-Juncture-Fix-Url: true` a backend route's refusal that only the person's new consent mends has the page for it as `fix_url`. A Jira route that wants a project and is given none takes the one that `select-project` chose. Unknown fields are ignored, in answers as in requests.",
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
                    "description": "The last segment of the address of the page on which a person picks a site; it makes one connection. The field `connection_code` may carry it instead, but addresses end up in logs."
                  },
                  "connectSession": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-Juncture-Connect-Session",
                    "description": "A session that the product's backend opened with `connect-sessions`. The field `connect_session_token` may carry it instead."
                  }
                },
                "responses": {
                  "Error": {
                    "description": "A refusal or a failure.",
                    "headers": {
                      "X-Request-Id": {
                        "description": "Finds the log line.",
                        "schema": {"type": "string"}
                      },
                      "Retry-After": {
                        "description": "With 429 and 503: how many seconds to wait at least.",
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
              "description": "What went wrong and what to do.",
              "type": "object",
              "required": ["error", "code", "request_id"],
              "properties": {
                "error": {"type": "string", "description": "One sentence for a developer: what to do."},
                "code": {"$ref": "#/components/schemas/ErrorCode", "description": "For programs."},
                "request_id": {"type": "string", "description": "Finds the log line."},
                "needs_reauthorization": {"const": true, "description": "Only the person's new consent mends it."},
                "fix_url": {"type": "string", "format": "uri", "description": "With needs_reauthorization, when the request asked for it by the header `X-Juncture-Fix-Url: true`: the page to open in the person's browser, for one reconnect within 30 minutes."},
                "details": {
                  "type": "object",
                  "additionalProperties": true,
                  "description": "What more there is to tell: fields by name under `fields`, Jira's own words under `errorMessages` and `errors`, scopes under `required_scopes`, why to wait under `reason`."
                }
              }
            }
            """;

    private Frame() {}
}
