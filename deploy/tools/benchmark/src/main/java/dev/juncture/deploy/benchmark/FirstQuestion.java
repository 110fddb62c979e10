package dev.juncture.deploy.benchmark;

/** What a person's browser asks first: it takes routing, settings, the provider and Redis, but no database. */
final class FirstQuestion {
    static final String PATH = "/api/frontend/oauth/get-authorization-uri";
    static final String BODY = "{\"provider\":\"jira\",\"external_id\":\"customer-1\"}";

    /** The same as an HTTP API of Lambda's gateway sends it. */
    static final String EVENT = """
            {"version": "2.0", "rawPath": "%s", "rawQueryString": "", "headers": {"content-type": "application/json"},
             "requestContext": {"stage": "$default", "http": {"method": "POST", "sourceIp": "192.0.2.1"}},
             "body": "%s", "isBase64Encoded": false}
            """.formatted(PATH, BODY.replace("\"", "\\\""));

    private FirstQuestion() {}
}
