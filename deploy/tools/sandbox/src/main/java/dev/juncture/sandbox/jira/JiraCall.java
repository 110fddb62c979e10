package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Params;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.store.SiteStore;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Site;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A request to Jira that the gateway has let through.
 *
 * @param language of the caller's profile
 * @param sandboxUrl the address of the sandbox
 */
public record JiraCall(
        Request request, SiteStore store, Person caller, String language, Tally tally, String sandboxUrl) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    public Site site() {
        return store.site();
    }

    /** Returns an address of this site's API, as in {@code self} members. */
    public String api(String path) {
        return sandboxUrl + "/ex/jira/" + site().cloudId() + path;
    }

    /** Returns the path below the site. */
    public String path() {
        return request.variable("**");
    }

    /**
     * Returns the issue that the path names.
     *
     * @throws JiraRefusal 404 if the site has no such issue
     */
    public Issue issue() {
        return store.issue(variable("issueIdOrKey")).orElseThrow(JiraRefusal::noIssue);
    }

    /** Formats a time as Jira does: in the caller's time zone. */
    public String time(Instant instant) {
        return TIME.format(instant.atZone(caller.timeZone()));
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

    /** Returns the values of a parameter that is comma separated, repeated, or both. */
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

    /**
     * Returns a whole number from the query.
     *
     * @throws JiraRefusal 400 if the value is not a whole number
     */
    public Optional<Integer> number(String name) {
        return query().first(name).map(value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException unconvertible) {
                throw unconvertible(name, value);
            }
        });
    }

    /**
     * Returns a whole number from the path.
     *
     * @throws JiraRefusal 400 if the value is not a whole number
     */
    public long id(String name) {
        String value = variable(name);
        if (!value.matches("-?\\d{1,18}")) {
            throw unconvertible(name, value);
        }
        return Long.parseLong(value);
    }

    /**
     * Returns the body as a JSON object.
     *
     * @throws JiraRefusal 400 if the body is not a JSON object
     */
    public JsonNode body() {
        return Json.readObject(request.body()).orElseThrow(JiraRefusal::payload);
    }

    private JiraRefusal unconvertible(String name, String value) {
        return JiraRefusal.problem(
                400, "Bad Request", "Failed to convert '" + name + "' with value: '" + value + "'", request);
    }
}
