package dev.juncture.deploy.aws;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Events as the services write them, with all parts that Juncture reads. */
final class Events {
    private Events() {}

    /** An event of a REST API. {@code headers} has only the last value of each header. */
    static final String REST_API = """
            {"resource": "/{proxy+}", "path": "/api/backend/connections", "httpMethod": "GET",
             "headers": {"Host": "abc123.execute-api.eu-central-1.amazonaws.com", "Accept": "text/html"},
             "multiValueHeaders": {"Host": ["abc123.execute-api.eu-central-1.amazonaws.com"],
               "Accept": ["application/json", "text/html"], "Cookie": ["a=1; b=2"]},
             "queryStringParameters": {"external_id": "b&c"},
             "multiValueQueryStringParameters": {"external_id": ["ä b", "b&c"], "limit": ["5"]},
             "pathParameters": {"proxy": "api/backend/connections"}, "stageVariables": null,
             "requestContext": {"resourcePath": "/{proxy+}", "httpMethod": "GET", "stage": "prod",
               "path": "/prod/api/backend/connections", "protocol": "HTTP/1.1",
               "domainName": "abc123.execute-api.eu-central-1.amazonaws.com",
               "identity": {"sourceIp": "203.0.113.7", "userAgent": "curl/8"}},
             "body": null, "isBase64Encoded": false}
            """;

    static final String HTTP_API = """
            {"version": "2.0", "routeKey": "$default", "rawPath": "/prod/api/backend/jira/proxy/a ä%b#c",
             "rawQueryString": "external_id=%C3%A4+b&external_id=b%26c", "cookies": ["a=1", "b=2"],
             "headers": {"accept": "application/json,text/html", "content-type": "application/json",
               "host": "abc123.execute-api.eu-central-1.amazonaws.com"},
             "queryStringParameters": {"external_id": "ä b,b&c"},
             "requestContext": {"accountId": "123456789012", "apiId": "abc123", "stage": "prod",
               "domainName": "abc123.execute-api.eu-central-1.amazonaws.com", "domainPrefix": "abc123",
               "http": {"method": "POST", "path": "/prod/api/backend/jira/proxy/a", "protocol": "HTTP/1.1",
                 "sourceIp": "203.0.113.7", "userAgent": "curl/8"}, "routeKey": "$default"},
             "body": "eyJhIjoiw6QifQ==", "isBase64Encoded": true}
            """;

    static final String FUNCTION_URL = """
            {"version": "2.0", "routeKey": "$default", "rawPath": "/api/backend/jira/proxy/a%2Fb%zz",
             "rawQueryString": "", "headers": {"host": "abc123.lambda-url.eu-central-1.on.aws"},
             "requestContext": {"accountId": "anonymous", "apiId": "abc123", "stage": "$default",
               "domainName": "abc123.lambda-url.eu-central-1.on.aws", "domainPrefix": "abc123",
               "http": {"method": "GET", "path": "/api/backend/jira/proxy/a%2Fb%zz", "protocol": "HTTP/1.1",
                 "sourceIp": "203.0.113.7", "userAgent": "curl/8"}, "routeKey": "$default"},
             "isBase64Encoded": false}
            """;

    static final String LOAD_BALANCER = """
            {"requestContext": {"elb": {"targetGroupArn":
               "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/juncture/6d0ecf831eec9f09"}},
             "httpMethod": "PUT", "path": "/api/backend/jira/edit-issue",
             "queryStringParameters": {"external_id": "%C3%A4+b%26c", "limit": "5"},
             "headers": {"accept": "application/json", "cookie": "a=1; b=2", "host": "api.example.com",
               "x-forwarded-for": "198.51.100.1, 203.0.113.7", "x-forwarded-proto": "https"},
             "body": "{\\"a\\":\\"ä\\"}", "isBase64Encoded": false}
            """;

    static final String LOAD_BALANCER_MULTI_VALUE = """
            {"requestContext": {"elb": {"targetGroupArn":
               "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/juncture/6d0ecf831eec9f09"}},
             "httpMethod": "GET", "path": "/api/backend/connections",
             "multiValueQueryStringParameters": {"external_id": ["%C3%A4+b", "b%26c"]},
             "multiValueHeaders": {"accept": ["application/json", "text/html"],
               "x-forwarded-for": ["198.51.100.1, 203.0.113.7"]},
             "body": "", "isBase64Encoded": false}
            """;

    /** Returns the event with {@code to} in place of each {@code from}. */
    static String with(String event, String from, String to) {
        if (!event.contains(from)) {
            throw new IllegalArgumentException("The event does not hold " + from);
        }
        return event.replace(from, to);
    }

    /** A POST to an HTTP API. */
    static String post(String path, String body, String... headers) {
        String quoted = Arrays.stream(headers).collect(Collectors.joining(", "));
        return """
                {"version": "2.0", "routeKey": "$default", "rawPath": "%s", "rawQueryString": "",
                 "headers": {"content-type": "application/json"%s},
                 "requestContext": {"stage": "$default", "domainName": "abc123.execute-api.eu-central-1.amazonaws.com",
                   "http": {"method": "POST", "path": "%s", "sourceIp": "203.0.113.7"}},
                 "body": "%s", "isBase64Encoded": false}
                """.formatted(path, headers.length == 0 ? "" : ", " + quoted, path, body.replace("\"", "\\\""));
    }
}
