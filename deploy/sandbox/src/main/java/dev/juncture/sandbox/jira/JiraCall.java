package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Params;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Site;
import java.util.Map;
import java.util.Optional;

/**
 * A request that the gateway let through.
 *
 * @param sandboxUrl the sandbox's own address
 */
record JiraCall(Request request, Site site, Person caller, String sandboxUrl) {

    /** An address of this site's API, such as {@code self} members carry. */
    String api(String path) {
        return sandboxUrl + "/ex/jira/" + site.cloudId() + path;
    }

    Map<String, String> avatars(String name) {
        String avatar = sandboxUrl + "/avatars/" + name + ".svg?size=";
        return Map.of("48x48", avatar + "48", "32x32", avatar + "32", "24x24", avatar + "24", "16x16", avatar + "16");
    }

    Params query() {
        return request.query();
    }

    /** A whole number from the query. */
    Optional<Integer> number(String name) {
        return query().first(name).map(value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException unconvertible) {
                throw JiraRefusal.problem(
                        400, "Bad Request", "Failed to convert '" + name + "' with value: '" + value + "'", request);
            }
        });
    }
}
