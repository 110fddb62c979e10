package dev.juncture.http;

import java.beans.Introspector;
import java.util.List;
import java.util.function.Function;

/**
 * One line of data.
 *
 * @param path a template such as {@code /api/frontend/{provider}/sites}; a name in braces takes one segment
 * @param operation the function bean's name
 * @param status of a success
 * @param changesState whether a GET has effects, so that a HEAD (link previews send them) must not stand in for it
 */
public record Route(String method, String path, String operation, Caller caller, int status, boolean changesState) {

    public static Route get(String path, Class<? extends Function<?, ?>> operation) {
        return of("GET", path, operation, 200);
    }

    public static Route post(String path, Class<? extends Function<?, ?>> operation) {
        return of("POST", path, operation, 200);
    }

    /** A POST that makes something: 201. */
    public static Route create(String path, Class<? extends Function<?, ?>> operation) {
        return of("POST", path, operation, 201);
    }

    public static Route delete(String path, Class<? extends Function<?, ?>> operation) {
        return of("DELETE", path, operation, 204);
    }

    private static Route of(String method, String path, Class<?> operation, int status) {
        String bean = Introspector.decapitalize(operation.getSimpleName());
        return new Route(method, path, bean, Caller.of(path), status, !"GET".equals(method));
    }

    /** A page of ours that a person's browser walks through: one-use, errors shown as a page. */
    public Route forPerson() {
        return new Route(method, path, operation, Caller.PERSON, 302, true);
    }

    /** This route under another path as well. */
    public List<Route> alias(String other) {
        return List.of(this, new Route(method, other, operation, caller, status, changesState));
    }

    @Override
    public String toString() {
        return "%-6s %-85s %-26s %-8s %d".formatted(method, path, operation, caller, status);
    }
}
