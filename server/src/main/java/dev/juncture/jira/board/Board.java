package dev.juncture.jira.board;

import org.jspecify.annotations.Nullable;

/**
 * A board, as Jira tells it and as products get it.
 *
 * @param type {@code scrum}, {@code kanban} or {@code simple} (next-gen)
 */
public record Board(
        long id, @Nullable String name, @Nullable String type) {}
