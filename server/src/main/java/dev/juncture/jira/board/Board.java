package dev.juncture.jira.board;

import org.jspecify.annotations.Nullable;

/**
 * A board, in the shape of Jira's answer and of ours.
 *
 * @param type {@code scrum}, {@code kanban} or {@code simple} (next-gen)
 */
public record Board(
        long id, @Nullable String name, @Nullable String type) {}
