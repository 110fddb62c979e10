package dev.juncture.jira.scope;

import java.util.List;
import java.util.Set;

/** An operation that calls Jira, with the OAuth scopes that it needs. */
public interface JiraOperation {
    /** Returns the scopes that the operation needs, all of them. */
    List<String> scopes();

    /** Returns granular scopes that, together, replace {@link #scopes}; empty when none do. */
    default List<String> granularScopes() {
        return List.of();
    }

    default boolean isAllowedBy(Set<String> granted) {
        return granted.containsAll(scopes()) || (!granularScopes().isEmpty() && granted.containsAll(granularScopes()));
    }
}
