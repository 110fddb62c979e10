package dev.juncture.document;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP routes of Juncture and of the sandbox's control endpoint, with the fields that they take. */
final class KnownRoutes {
    private static final Pattern SANDBOX = Pattern.compile("deploy/tools/sandbox/src/main/.*\\.java");
    private static final Pattern SANDBOX_ROUTE = Pattern.compile("new Route\\((\"[A-Z]+\", \"/sandbox/[^\"]*\")");
    /** Documents name a route by its last part where a table says what it is below. */
    private static final List<String> PREFIXES =
            List.of("", "/api/backend", "/api/frontend", "/api/backend/jira/", "/api/backend/");

    private final Set<String> routes = new TreeSet<>();
    private final JsonNode openApi;

    KnownRoutes(Repository repository) {
        repository.read("server/src/test/resources/routes.txt").lines().forEach(line -> {
            String[] columns = line.strip().split(" +");
            routes.add(columns[0] + " " + columns[1]);
        });
        repository.find(SANDBOX, SANDBOX_ROUTE).forEach(found -> routes.add(found.replaceAll("[\",]", "")));
        openApi = JsonMapper.shared().readTree(repository.read("server/src/main/resources/openapi.json"));
    }

    /** @param path the whole path, or its end as documents have it; {@code {…}} stands for any segment */
    boolean has(String method, String path) {
        return PREFIXES.stream().anyMatch(prefix -> hasWhole(method, prefix + path));
    }

    private boolean hasWhole(String method, String path) {
        return routes.stream()
                .filter(route -> route.startsWith(method + " "))
                .anyMatch(route -> fits(route.substring(method.length() + 1), path));
    }

    private static boolean fits(String template, String path) {
        if (template.endsWith("/**")) {
            return path.equals(template) || path.startsWith(template.substring(0, template.length() - 2));
        }
        String[] wanted = template.split("/");
        String[] given = path.split("/");
        if (wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals(given[i]) && !wanted[i].startsWith("{")) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a route starts with this path. */
    boolean hasBelow(String path) {
        return routes.stream()
                .map(route -> route.replaceFirst("\\S+ ", ""))
                .anyMatch(route -> (route + "/").startsWith(path.replaceAll("[…*].*$|(?<=[^/])/$", "")));
    }

    /** Returns the names of the route's fields in the query and in the body; empty when it takes any or is not described. */
    Set<String> fields(String method, String path) {
        JsonNode operation = openApi.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
        Set<String> fields = new TreeSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> fields.add(parameter.path("name").asString("")));
        schemas(operation)
                .forEach(schema -> fields.addAll(schema.path("properties").propertyNames()));
        return fields;
    }

    private Stream<JsonNode> schemas(JsonNode operation) {
        return operation.path("requestBody").path("content").valueStream().map(content -> {
            JsonNode schema = content.path("schema");
            String reference = schema.path("$ref").asString("");
            return reference.isEmpty() ? schema : openApi.at(reference.substring(1));
        });
    }
}
