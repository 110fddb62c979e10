package dev.juncture.sandbox.search;

import dev.juncture.sandbox.world.Issue;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The issues that a search runs over.
 *
 * @param project the only project to look into
 * @param sprint the only sprint to look into
 */
public record Scope(Optional<String> project, Optional<Long> sprint, Predicate<Issue> filter) {
    public static final Scope SITE = new Scope(Optional.empty(), Optional.empty(), issue -> true);

    public static Scope project(String id, Predicate<Issue> filter) {
        return new Scope(Optional.of(id), Optional.empty(), filter);
    }

    public static Scope sprint(long id, Predicate<Issue> filter) {
        return new Scope(
                Optional.empty(), Optional.of(id), issue -> issue.sprints().contains(id) && filter.test(issue));
    }
}
