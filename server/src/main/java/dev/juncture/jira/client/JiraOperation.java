package dev.juncture.jira.client;

import java.util.List;
import java.util.Set;

/** An operation that calls Jira, and what it needs the grant to allow. */
public interface JiraOperation {
    /** All of them are needed. */
    List<String> scopes();

    /** What serves in place of a classic scope, all of them together; empty where nothing does. */
    default List<String> granularScopes() {
        return List.of();
    }

    default boolean isAllowedBy(Set<String> granted) {
        return granted.containsAll(scopes()) || (!granularScopes().isEmpty() && granted.containsAll(granularScopes()));
    }
}
