package dev.juncture.http;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All routes, found by path and then by method. A literal segment wins over a parameter, and both win over a subtree. */
final class RouteTable {
    private final List<Route> routes;
    private final Map<Integer, List<Template>> bySize = new HashMap<>();
    private final List<Template> subtrees;

    RouteTable(List<Route> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
        Map<String, Template> templates = new LinkedHashMap<>();
        for (Route route : this.routes) {
            Template template = templates.computeIfAbsent(route.path(), Template::new);
            if (template.methods().put(route.method(), route) != null) {
                throw new IllegalStateException("Two routes for " + route.method() + " " + route.path());
            }
        }
        this.subtrees = templates.values().stream().filter(Template::isSubtree).toList();
        templates.values().stream()
                .filter(template -> !template.isSubtree())
                .sorted(Comparator.comparingInt(Template::parameters))
                .forEach(template -> bySize.computeIfAbsent(template.segments().size(), size -> new ArrayList<>())
                        .add(template));
    }

    /** Returns every route, sorted by path. */
    List<Route> all() {
        return routes;
    }

    /**
     * @param segments of {@code path}, decoded
     * @param path as it was sent
     */
    Optional<Match> find(List<String> segments, String path) {
        return bySize.getOrDefault(segments.size(), List.of()).stream()
                .flatMap(template -> template.match(segments).stream())
                .findFirst()
                .or(() -> subtrees.stream()
                        .filter(template -> template.covers(path))
                        .map(template -> template.subtree(path))
                        .findFirst());
    }

    /** Returns whether a route is for persons, also when its path cannot be decoded. */
    boolean isForPerson(String method, String path) {
        return find(UrlDecoding.rawSegments(path), path)
                .map(match -> match.methods().get(method))
                .filter(route -> route.audience() == Audience.PERSON)
                .isPresent();
    }

    /**
     * The routes of one path.
     *
     * @param methods each route by its method
     * @param parameters the values of the template's parameters
     * @param rest the part of the path that {@code **} takes, encoded as it was sent; null for other templates
     */
    record Match(
            Map<String, Route> methods,
            Map<String, String> parameters,
            @Nullable String rest) {
        boolean isSubtree() {
            return rest != null;
        }

        /** @throws ApiException {@code method_not_allowed} when no route has the method */
        Route require(String method) {
            Set<String> allowed = allowedMethods();
            if (!allowed.contains(method)) {
                throw new ApiException(
                                ErrorCode.METHOD_NOT_ALLOWED, "This route takes " + String.join(", ", allowed) + ".")
                        .with("allowed_methods", List.copyOf(allowed));
            }
            return methods.get("HEAD".equals(method) ? "GET" : method);
        }

        Set<String> allowedMethods() {
            Set<String> allowed = new TreeSet<>(methods.keySet());
            allowed.add("OPTIONS");
            if (methods.containsKey("GET") && !methods.get("GET").changesState()) {
                allowed.add("HEAD");
            }
            return allowed;
        }
    }

    private record Template(List<String> segments, Map<String, Route> methods) {
        Template(String path) {
            this(List.of(path.substring(1).split("/")), new TreeMap<>());
        }

        int parameters() {
            return (int) segments.stream().filter(Template::isParameter).count();
        }

        boolean isSubtree() {
            return "**".equals(segments.get(segments.size() - 1));
        }

        /** Returns whether a path lies below the subtree's path, which must be spelled without percent-encoding. */
        boolean covers(String path) {
            return path.startsWith(prefix()) && path.length() > prefix().length();
        }

        Match subtree(String path) {
            return new Match(methods, Map.of(), path.substring(prefix().length()));
        }

        private String prefix() {
            return "/" + String.join("/", segments.subList(0, segments.size() - 1)) + "/";
        }

        Optional<Match> match(List<String> path) {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String expected = segments.get(i);
                if (isParameter(expected)) {
                    parameters.put(expected.substring(1, expected.length() - 1), path.get(i));
                } else if (!expected.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(methods, parameters, null));
        }

        private static boolean isParameter(String segment) {
            return segment.startsWith("{");
        }
    }
}
