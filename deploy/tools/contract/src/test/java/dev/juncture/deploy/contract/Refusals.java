package dev.juncture.deploy.contract;

import dev.juncture.testing.Variables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests that every route of the OpenAPI document refuses, and requests without a route. */
final class Refusals {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private Refusals() {}

    static void send(Session session) {
        String document = session.succeed(Exchange.of("the document again", "GET", "/openapi.json"))
                .text();
        JsonNode api = JsonMapper.shared().readTree(document);
        api.path("paths").forEachEntry((template, item) -> {
            String path = template.replace("{provider}", "jira").replace("{path}", "rest/api/3/myself");
            for (String method : methods(item)) {
                ofRoute(session, method, path, Fields.of(api, item.path(method.toLowerCase(Locale.ROOT))));
            }
            session.send(Exchange.of("OPTIONS " + path, "OPTIONS", path)
                    .with("Origin", Variables.ADDRESS)
                    .with("Access-Control-Request-Method", "POST"));
        });
        ofNoRoute(session);
    }

    private static List<String> methods(JsonNode item) {
        List<String> methods = new ArrayList<>();
        for (String method : List.of("get", "post", "put", "patch", "delete")) {
            if (item.has(method)) {
                methods.add(method.toUpperCase(Locale.ROOT));
            }
        }
        return methods;
    }

    /**
     * The fields of a route that name a connection.
     *
     * @param inBody whether they belong in the body
     */
    private record Fields(List<String> names, boolean inBody) {
        static Fields of(JsonNode document, JsonNode operation) {
            String reference = operation
                    .at("/requestBody/content/application~1json/schema/$ref")
                    .asString("");
            Set<String> known =
                    new TreeSet<>(document.at(reference.isEmpty() ? "/none" : reference.substring(1) + "/properties")
                            .propertyNames());
            operation
                    .path("parameters")
                    .valueStream()
                    .filter(each -> each.path("in").asString().equals("query"))
                    .forEach(each -> known.add(each.path("name").asString()));
            known.retainAll(Set.of("external_id", "provider"));
            return new Fields(List.copyOf(known), !reference.isEmpty());
        }

        Exchange addedTo(Exchange exchange) {
            String query =
                    names.stream().map(name -> name + "=" + value(name)).collect(Collectors.joining("&", "?", ""));
            String body = names.stream()
                    .map(name -> "\"" + name + "\":\"" + value(name) + "\"")
                    .collect(Collectors.joining(",", "{", "}"));
            return inBody
                    ? exchange.json(body)
                    : new Exchange(
                            exchange.name(),
                            exchange.method(),
                            exchange.target() + query,
                            exchange.headers(),
                            exchange.body());
        }

        private static String value(String name) {
            return name.equals("provider") ? "jira" : "nobody";
        }
    }

    private static void ofRoute(Session session, String method, String path, Fields fields) {
        String name = method + " " + path;
        boolean backend = path.startsWith("/api/backend/");
        if (backend) {
            session.send(Exchange.of(name + " without a key", method, path));
            session.send(
                    Exchange.of(name + " with a wrong key", method, path).with("Authorization", "Bearer sk_wrong"));
        }
        if (path.startsWith("/api/") && !path.endsWith("/doctor")) {
            session.send(withKey(fields.addedTo(Exchange.of(name + " of nobody", method, path)), backend));
            session.send(withKey(
                    Exchange.of(name + " with an unknown name", method, path + "?colour=red&externalId=nobody"),
                    backend));
        }
        if (path.startsWith("/api/frontend/")) {
            session.send(Exchange.of(name + " of a foreign page", method, path).with("Origin", "https://evil.example"));
            session.send(Exchange.of(name + " of a foreign site", method, path).with("Sec-Fetch-Site", "cross-site"));
        }
        if (WITH_BODY.contains(method)) {
            session.send(withKey(
                    Exchange.of(name + " with broken JSON", method, path).json("{\"external_id\":"), backend));
        }
        session.send(withKey(Exchange.of(name + " as PATCH", "PATCH", path + "?as=patch"), backend));
    }

    private static void ofNoRoute(Session session) {
        for (String path : List.of(
                "/api/backend/none",
                "/api/frontend/none",
                "/functions/getHealth",
                "/api/backend/%2e%2e/x",
                "/api/%ff",
                "/health/",
                "//health")) {
            session.send(Exchange.of("GET " + path, "GET", path));
            session.send(withKey(
                    Exchange.of("POST " + path + " with a key", "POST", path).json("{}"), true));
        }
        session.send(Exchange.of("HEAD /health", "HEAD", "/health"));
        session.send(
                Exchange.of("a foreign origin", "GET", "/api/frontend/config").with("Origin", "https://evil.example"));
        session.send(Exchange.of("our origin", "GET", "/api/frontend/config").with("Origin", Variables.ADDRESS));
        session.send(withKey(
                Exchange.of("too large a body", "POST", "/api/backend/jira/create-ticket")
                        .json("{\"summary\":\"" + "x".repeat(1_100_000) + "\"}"),
                true));
        session.send(withKey(
                Exchange.of("no UTF-8", "POST", "/api/backend/jira/create-ticket")
                        .sending("application/json", "{\"summary\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1)),
                true));
        session.send(withKey(
                Exchange.of("not JSON", "POST", "/api/backend/jira/create-ticket")
                        .sending("text/plain", new byte[] {'x'}),
                true));
    }

    private static Exchange withKey(Exchange exchange, boolean key) {
        return key ? exchange.with("Authorization", "Bearer " + Variables.SECRET_KEY) : exchange;
    }
}
