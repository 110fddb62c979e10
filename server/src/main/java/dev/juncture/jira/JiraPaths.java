package dev.juncture.jira;

import dev.juncture.route.Route;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Jira's backend routes have two prefixes: Juncture's own, and the one of the published contract. */
public final class JiraPaths {
    private static final List<String> PREFIXES =
            List.of("/api/backend/jira/", "/api/backend/integration-helpers/jira/");

    private JiraPaths() {}

    /** Returns a route under both prefixes, for each of its names. */
    public static Stream<Route> each(Function<String, Route> route, String... names) {
        return Stream.of(names).flatMap(name -> PREFIXES.stream().map(prefix -> route.apply(prefix + name)));
    }
}
