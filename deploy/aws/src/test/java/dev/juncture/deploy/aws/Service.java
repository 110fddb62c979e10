package dev.juncture.deploy.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service between a client and a Lambda: it writes events and reads answers as each real service does. */
public enum Service {
    REST_API {
        @Override
        void write(Call call, ObjectNode event) {
            event.put("resource", "/{proxy+}").put("path", call.path()).put("httpMethod", call.method());
            lists(event.putObject("multiValueHeaders"), call.headers());
            lasts(event.putObject("headers"), call.headers());
            lists(event.putObject("multiValueQueryStringParameters"), call.parameters(Service::decoded));
            lasts(event.putObject("queryStringParameters"), call.parameters(Service::decoded));
            event.putObject("requestContext")
                    .put("stage", "prod")
                    .putObject("identity")
                    .put("sourceIp", PEER);
        }
    },
    HTTP_API {
        @Override
        void write(Call call, ObjectNode event) {
            version2(
                    call, event, "/prod" + UriUtils.decode(call.path(), StandardCharsets.UTF_8), "prod", "execute-api");
        }
    },
    FUNCTION_URL {
        @Override
        void write(Call call, ObjectNode event) {
            version2(call, event, call.path(), "$default", "lambda-url");
        }
    },
    LOAD_BALANCER {
        @Override
        void write(Call call, ObjectNode event) {
            loadBalanced(call, event);
            lasts(event.putObject("headers"), withPeer(call));
            lasts(event.putObject("queryStringParameters"), call.parameters(text -> text));
        }
    },
    LOAD_BALANCER_MULTI_VALUE {
        @Override
        void write(Call call, ObjectNode event) {
            loadBalanced(call, event);
            lists(event.putObject("multiValueHeaders"), withPeer(call));
            lists(event.putObject("multiValueQueryStringParameters"), call.parameters(text -> text));
        }
    };

    static final String PEER = "203.0.113.7";

    /** @param query as sent, or empty */
    public record Call(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
        static Call get(String path, String query, String... headers) {
            return new Call("GET", path, query, pairs(headers), new byte[0]);
        }

        static Call post(String path, String json, String... headers) {
            Map<String, List<String>> all = pairs(headers);
            all.put("content-type", List.of("application/json"));
            return new Call("POST", path, "", all, json.getBytes(StandardCharsets.UTF_8));
        }

        Map<String, List<String>> parameters(java.util.function.UnaryOperator<String> read) {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
                String[] parts = pair.split("=", 2);
                parameters
                        .computeIfAbsent(read.apply(parts[0]), name -> new ArrayList<>())
                        .add(parts.length < 2 ? "" : read.apply(parts[1]));
            }
            return parameters;
        }

        private static Map<String, List<String>> pairs(String... headers) {
            Map<String, List<String>> all = new LinkedHashMap<>();
            for (int i = 0; i < headers.length; i += 2) {
                all.computeIfAbsent(headers[i], name -> new ArrayList<>()).add(headers[i + 1]);
            }
            return all;
        }
    }

    /** @param headers by lower-case name */
    public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    abstract void write(Call call, ObjectNode event);

    public byte[] event(Call call) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        write(call, event);
        // A service sends a body that is not text in base64. No service treats these types as text.
        event.put("body", Base64.getEncoder().encodeToString(call.body())).put("isBase64Encoded", true);
        return JsonMapper.shared().writeValueAsBytes(event);
    }

    public Answer answer(byte[] document) {
        JsonNode json = JsonMapper.shared().readTree(document);
        Map<String, List<String>> headers = new TreeMap<>();
        for (String field : List.of("headers", "multiValueHeaders")) {
            json.path(field)
                    .properties()
                    .forEach(header -> headers.computeIfAbsent(
                                    header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                            .addAll(
                                    header.getValue().isString()
                                            ? List.of(header.getValue().asString())
                                            : EventFields.texts(header.getValue())));
        }
        if (json.has("cookies")) {
            headers.put("set-cookie", EventFields.texts(json.path("cookies")));
        }
        String body = json.path("body").asString("");
        return new Answer(
                json.path("statusCode").asInt(),
                headers,
                json.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }

    private static void version2(Call call, ObjectNode event, String path, String stage, String service) {
        event.put("version", "2.0").put("routeKey", "$default").put("rawPath", path);
        event.put("rawQueryString", call.query());
        ObjectNode headers = event.putObject("headers");
        call.headers().forEach((name, values) -> {
            if (name.equalsIgnoreCase("cookie")) {
                values.forEach(event.withArray("cookies")::add);
            } else {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
            }
        });
        ObjectNode context = event.putObject("requestContext");
        context.put("stage", stage).put("domainName", "abc123." + service + ".eu-central-1.amazonaws.com");
        context.putObject("http").put("method", call.method()).put("sourceIp", PEER);
    }

    private static void loadBalanced(Call call, ObjectNode event) {
        event.putObject("requestContext").putObject("elb").put("targetGroupArn", "arn:aws:elasticloadbalancing:x");
        event.put("httpMethod", call.method()).put("path", call.path());
    }

    private static Map<String, List<String>> withPeer(Call call) {
        Map<String, List<String>> headers = new LinkedHashMap<>(call.headers());
        headers.put("x-forwarded-for", List.of(PEER));
        return headers;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void lists(ObjectNode target, Map<String, List<String>> all) {
        all.forEach((name, values) -> values.forEach(target.putArray(name)::add));
    }

    private static void lasts(ObjectNode target, Map<String, List<String>> all) {
        all.forEach((name, values) -> target.put(name, values.get(values.size() - 1)));
    }
}
