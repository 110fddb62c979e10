package dev.juncture.deploy.benchmark.coldstart;

/** The first request of a user's browser. It needs routing, settings, the provider and the encryption keys, but no store. */
final class FirstRequest {
    static final String PATH = "/api/frontend/oauth/get-authorization-uri";
    static final String BODY = "{\"provider\":\"jira\",\"external_id\":\"customer-1\"}";

    /** The same request as an event of an HTTP API of Amazon's API Gateway. */
    static final String EVENT = """
            {"version": "2.0", "rawPath": "%s", "rawQueryString": "", "headers": {"content-type": "application/json"},
             "requestContext": {"stage": "$default", "http": {"method": "POST", "sourceIp": "192.0.2.1"}},
             "body": "%s", "isBase64Encoded": false}
            """.formatted(PATH, BODY.replace("\"", "\\\""));

    private FirstRequest() {}
}
