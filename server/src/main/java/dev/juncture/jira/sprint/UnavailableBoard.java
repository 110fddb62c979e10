package dev.juncture.jira.sprint;

import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.board.Board;
import org.jspecify.annotations.Nullable;

/**
 * A board that Jira lists and does not show to the connection's user.
 *
 * @param reason in Jira's words where it gives one
 */
record UnavailableBoard(long id, @Nullable String name, String reason) {
    static UnavailableBoard of(Board board, JiraFailure failure) {
        String reason = failure.messages().isEmpty()
                ? String.valueOf(failure.getMessage())
                : String.join(" ", failure.messages());
        return new UnavailableBoard(board.id(), board.name(), reason);
    }
}
