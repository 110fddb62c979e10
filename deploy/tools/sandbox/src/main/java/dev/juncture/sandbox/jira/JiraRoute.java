package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One operation of Jira's.
 *
 * @param scopes what the grant must hold: all scopes of any one of these sets; no set where any valid token will do
 */
public record JiraRoute(String method, String template, List<Set<String>> scopes, Function<JiraCall, Answer> handler) {

    /** @param scopes sets of scopes, with spaces between the scopes of a set: usually a classic one and granular ones */
    public static JiraRoute of(String method, String template, Function<JiraCall, Answer> handler, String... scopes) {
        List<Set<String>> sets =
                Arrays.stream(scopes).map(set -> Set.of(set.split(" "))).toList();
        return new JiraRoute(method, template, sets, handler);
    }

    boolean allows(Set<String> granted) {
        return scopes.isEmpty() || scopes.stream().anyMatch(granted::containsAll);
    }
}
