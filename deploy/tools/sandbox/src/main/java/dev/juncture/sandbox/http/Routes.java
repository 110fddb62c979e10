package dev.juncture.sandbox.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route for a request. */
public final class Routes {
    private final List<Route> routes;

    public Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** A route and the request with the route's path variables. */
    public record Match(Route route, Request request) {
        public Answer answer() {
            return route.handler().apply(request);
        }
    }

    /** Returns the first route that matches path and method. A HEAD request uses the GET route. */
    public Optional<Match> find(Request request, String path) {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        return routes.stream()
                .filter(route -> route.method().equals("*") || route.method().equals(method))
                .flatMap(route ->
                        variables(route.template(), path)
                                .map(variables -> new Match(route, request.with(variables)))
                                .stream())
                .findFirst();
    }

    public boolean knowsPath(String path) {
        return routes.stream()
                .anyMatch(route -> variables(route.template(), path).isPresent());
    }

    public static Optional<Map<String, String>> variables(String template, String path) {
        String[] expected = template.split("/", -1);
        String[] actual = path.split("/", -1);
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].equals("**")) {
                variables.put(
                        "**",
                        "/"
                                + String.join(
                                        "/", Arrays.asList(actual).subList(Math.min(i, actual.length), actual.length)));
                return Optional.of(variables);
            }
            if (i >= actual.length) {
                return Optional.empty();
            }
            if (expected[i].startsWith("{") && !actual[i].isEmpty()) {
                // A path keeps its plus signs, unlike a form.
                String value = Params.decode(actual[i].replace("+", "%2B"));
                variables.put(expected[i].substring(1, expected[i].length() - 1), value);
            } else if (!expected[i].equals(actual[i])) {
                return Optional.empty();
            }
        }
        return expected.length == actual.length ? Optional.of(variables) : Optional.empty();
    }
}
