package dev.juncture.jira;

import dev.juncture.http.Route;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Jira's backend routes stand under two prefixes: ours, and the one that the original product published. */
public final class JiraPaths {
    private static final List<String> PREFIXES =
            List.of("/api/backend/jira/", "/api/backend/integration-helpers/jira/");

    private JiraPaths() {}

    /** A route under both prefixes and under each of its names. */
    public static Stream<Route> each(Function<String, Route> route, String... names) {
        return Stream.of(names).flatMap(name -> PREFIXES.stream().map(prefix -> route.apply(prefix + name)));
    }
}
