package dev.juncture.deploy.aws;

import dev.juncture.edge.PeerAddress;
import dev.juncture.edge.WholeAnswer;
import dev.juncture.http.Request;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The events by which services send a request to a Lambda, and the answers that they expect. */
enum EventShape {
    /** API Gateway's REST API, and its HTTP API with payload format 1.0. */
    REST_API {
        @Override
        Request request(JsonNode event) {
            boolean isHttpApi = event.path("version").asString("").equals("1.0");
            String path = EventPaths.withoutBasePath(event, EventFields.text(event, "path"));
            return new Request(
                    EventFields.text(event, "httpMethod"),
                    isHttpApi ? EventPaths.encodedAgain(EventPaths.withoutStage(event, path)) : path,
                    EventFields.queryOfDecoded(event),
                    EventFields.headers(event),
                    EventFields.body(event),
                    event.at("/requestContext/identity/sourceIp").asString(""));
        }

        @Override
        void putHeaders(HttpHeaders headers, ObjectNode answer) {
            AnswerHeaders.listed(headers, answer);
        }
    },

    /** API Gateway's HTTP API with payload format 2.0. */
    HTTP_API {
        @Override
        Request request(JsonNode event) {
            // Only this service decodes the path.
            String path = EventPaths.withoutBasePath(event, EventFields.text(event, "rawPath"));
            return version2(event, EventPaths.encodedAgain(EventPaths.withoutStage(event, path)));
        }

        @Override
        void putHeaders(HttpHeaders headers, ObjectNode answer) {
            AnswerHeaders.joined(headers, answer);
        }
    },

    FUNCTION_URL {
        @Override
        Request request(JsonNode event) {
            return version2(event, EventFields.text(event, "rawPath"));
        }

        @Override
        void putHeaders(HttpHeaders headers, ObjectNode answer) {
            AnswerHeaders.joined(headers, answer);
        }
    },

    /** An Application Load Balancer whose target group has multi-value headers off. */
    LOAD_BALANCER {
        @Override
        Request request(JsonNode event) {
            return loadBalanced(event);
        }

        @Override
        void putHeaders(HttpHeaders headers, ObjectNode answer) {
            AnswerHeaders.single(headers, answer);
        }
    },

    /** An Application Load Balancer whose target group has multi-value headers on. */
    LOAD_BALANCER_MULTI_VALUE {
        @Override
        Request request(JsonNode event) {
            return loadBalanced(event);
        }

        @Override
        void putHeaders(HttpHeaders headers, ObjectNode answer) {
            AnswerHeaders.listed(headers, answer);
        }
    };

    /** @throws IllegalArgumentException when the event has none of these shapes */
    static EventShape of(JsonNode event) {
        if (event.at("/requestContext/elb").isObject()) {
            return event.path("multiValueHeaders").isObject() ? LOAD_BALANCER_MULTI_VALUE : LOAD_BALANCER;
        }
        if (event.path("version").asString("").equals("2.0")) {
            return event.at("/requestContext/domainName").asString("").contains(".lambda-url.")
                    ? FUNCTION_URL
                    : HTTP_API;
        }
        return REST_API;
    }

    /** @throws IllegalArgumentException when something is missing or malformed */
    abstract Request request(JsonNode event);

    abstract void putHeaders(HttpHeaders headers, ObjectNode answer);

    ObjectNode document(WholeAnswer whole) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("statusCode", whole.status());
        if (isLoadBalanced()) {
            HttpStatus known = HttpStatus.resolve(whole.status());
            answer.put("statusDescription", whole.status() + (known == null ? "" : " " + known.getReasonPhrase()));
        }
        putHeaders(whole.headers(), answer);
        AnswerBody.put(whole, answer);
        return answer;
    }

    /** Returns the largest document in bytes: a load balancer accepts one megabyte, Lambda itself six. */
    int largestAnswer() {
        return (isLoadBalanced() ? 1 : 6) << 20;
    }

    private boolean isLoadBalanced() {
        return this == LOAD_BALANCER || this == LOAD_BALANCER_MULTI_VALUE;
    }

    private static Request version2(JsonNode event, String path) {
        HttpHeaders headers = EventFields.headers(event);
        List<String> cookies = EventFields.texts(event.path("cookies"));
        if (!cookies.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, String.join("; ", cookies));
        }
        JsonNode http = event.at("/requestContext/http");
        return new Request(
                EventFields.text(http, "method"),
                path,
                event.path("rawQueryString").asString(""),
                headers,
                EventFields.body(event),
                http.path("sourceIp").asString(""));
    }

    private static Request loadBalanced(JsonNode event) {
        HttpHeaders headers = EventFields.headers(event);
        return new Request(
                EventFields.text(event, "httpMethod"),
                EventFields.text(event, "path"),
                EventFields.queryAsSent(event),
                headers,
                EventFields.body(event),
                PeerAddress.lastForwarded(headers));
    }
}
