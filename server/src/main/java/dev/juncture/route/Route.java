package dev.juncture.route;

import java.beans.Introspector;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A route: one line of data.
 *
 * @param path a template such as {@code /api/frontend/{provider}/sites}. A name in braces takes one segment. {@code **} at
 *     the end takes all segments that follow, and passes them to the operation as the field {@code path}, encoded as they
 *     were sent, beside {@code method} and {@code query}
 * @param operation the function bean's name
 * @param status of a success
 * @param changesState whether the operation has effects. A GET with effects does not answer HEAD, which link previews send
 */
public record Route(String method, String path, String operation, Audience audience, int status, boolean changesState) {

    public static Route get(String path, Class<? extends Function<?, ?>> operation) {
        return of("GET", path, operation, 200);
    }

    public static Route post(String path, Class<? extends Function<?, ?>> operation) {
        return of("POST", path, operation, 200);
    }

    public static Route put(String path, Class<? extends Function<?, ?>> operation) {
        return of("PUT", path, operation, 200);
    }

    /** A POST that creates something and answers 201. */
    public static Route create(String path, Class<? extends Function<?, ?>> operation) {
        return of("POST", path, operation, 201);
    }

    public static Route delete(String path, Class<? extends Function<?, ?>> operation) {
        return of("DELETE", path, operation, 204);
    }

    private static Route of(String method, String path, Class<?> operation, int status) {
        String bean = Introspector.decapitalize(operation.getSimpleName());
        return new Route(method, path, bean, Audience.of(path), status, !"GET".equals(method));
    }

    /** Returns this route for each of the methods. */
    public List<Route> by(String... methods) {
        return Stream.of(methods)
                .map(other -> new Route(other, path, operation, audience, status, !"GET".equals(other)))
                .toList();
    }

    /** Returns this route as one that a user's browser passes through: it is for one use, and shows errors as a page. */
    public Route forPerson() {
        return new Route(method, path, operation, Audience.PERSON, 302, true);
    }

    /** Returns this route, and the same under another path. */
    public List<Route> alias(String other) {
        return List.of(this, new Route(method, other, operation, audience, status, changesState));
    }

    @Override
    public String toString() {
        return "%-6s %-85s %-26s %-8s %d".formatted(method, path, operation, audience, status);
    }
}
