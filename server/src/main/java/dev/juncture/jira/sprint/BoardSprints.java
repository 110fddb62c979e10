package dev.juncture.jira.sprint;

import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.board.Board;
import dev.juncture.jira.board.Boards;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the sprints of a project, board by board. */
final class BoardSprints {
    /** The scopes for reading boards and their sprints. */
    static final List<String> SCOPES = Stream.concat(Boards.SCOPES.stream(), Stream.of("read:sprint:jira-software"))
            .toList();

    private static final SprintApi API = JiraRequests.describedBy(SprintApi.class);

    private BoardSprints() {}

    /**
     * Returns the result of {@code shape} for each board, in Jira's order.
     *
     * @param state of the sprints, or null for every state
     */
    static <T> List<T> each(
            JiraSite site, String project, @Nullable String state, BiFunction<Board, List<Sprint>, T> shape) {
        return site.parallel()
                .map(Boards.of(site, project, SCOPES), board -> shape.apply(board, of(site, board, state)));
    }

    private static List<Sprint> of(JiraSite site, Board board, @Nullable String state) {
        try {
            return site.all(SCOPES, startAt -> API.sprints(board.id(), state, startAt), Sprint::id);
        } catch (JiraFailure failure) {
            // Jira answers 400 for a board without sprints, such as a kanban board, and 404 for an archived board.
            if (failure.hasStatus(400, 404)) {
                return List.of();
            }
            throw failure;
        }
    }
}
