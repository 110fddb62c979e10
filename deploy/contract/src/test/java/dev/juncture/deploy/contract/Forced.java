package dev.juncture.deploy.contract;

import java.util.Map;
import java.util.Set;

/** What a platform forces: the exchanges that it cannot let through as they are, and why. */
final class Forced {
    private static final Map<String, Set<String>> EXCHANGES = Map.of(
            // API Gateway's HTTP APIs hand a path over decoded: an encoded slash has become a real one, and what was no
            // UTF-8 some other character.
            "lambda http_api",
            Set.of("GET jira/proxy/rest/api/3/issue%2Fnone", "GET /api/%ff", "POST /api/%ff with a key"),
            // A load balancer that was not told to hand over all values hands over the last.
            "lambda load_balancer",
            Set.of("GET jira/proxy, a field twice"));

    private Forced() {}

    static Set<String> on(String edge) {
        return EXCHANGES.getOrDefault(edge, Set.of());
    }
}
