package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Params;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.store.SiteStore;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Site;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A request that the gateway let through.
 *
 * @param sandboxUrl the sandbox's own address
 */
public record JiraCall(Request request, SiteStore store, Person caller, Tally tally, String sandboxUrl) {

    public Site site() {
        return store.site();
    }

    /** An address of this site's API, such as {@code self} members carry. */
    public String api(String path) {
        return sandboxUrl + "/ex/jira/" + site().cloudId() + path;
    }

    /** The path below the site, as it was asked for. */
    public String path() {
        return request.variable("**");
    }

    public Map<String, String> avatars(String name) {
        String avatar = sandboxUrl + "/avatars/" + name + ".svg?size=";
        return Map.of("48x48", avatar + "48", "32x32", avatar + "32", "24x24", avatar + "24", "16x16", avatar + "16");
    }

    public String variable(String name) {
        return request.variable(name);
    }

    public Params query() {
        return request.query();
    }

    /** Values that may come comma separated, repeated, or both. */
    public Set<String> list(String name) {
        Set<String> values = new LinkedHashSet<>();
        for (String value : query().all(name)) {
            Arrays.stream(value.split(","))
                    .map(String::trim)
                    .filter(part -> !part.isEmpty())
                    .forEach(values::add);
        }
        return values;
    }

    public boolean flag(String name) {
        return query().first(name)
                .filter(value -> value.equalsIgnoreCase("true"))
                .isPresent();
    }

    /** A whole number from the query. */
    public Optional<Integer> number(String name) {
        return query().first(name).map(value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException unconvertible) {
                throw unconvertible(name, value);
            }
        });
    }

    /** A whole number from the path. */
    public long id(String name) {
        String value = variable(name);
        if (!value.matches("-?\\d{1,18}")) {
            throw unconvertible(name, value);
        }
        return Long.parseLong(value);
    }

    /** The body as a JSON object. */
    public JsonNode body() {
        return Json.readObject(request.body()).orElseThrow(JiraRefusal::payload);
    }

    private JiraRefusal unconvertible(String name, String value) {
        return JiraRefusal.problem(
                400, "Bad Request", "Failed to convert '" + name + "' with value: '" + value + "'", request);
    }
}
