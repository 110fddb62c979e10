package dev.juncture.jira.sprint;

import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.board.Board;
import dev.juncture.jira.board.Boards;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sprints of a project, board by board.
 *
 * @param boards those that could be read, in Jira's order
 * @param unavailable those that Jira refuses to show: they do not fail the others
 */
record BoardSprints<T>(List<T> boards, List<UnavailableBoard> unavailable) {
    /** The scopes for reading boards and their sprints. */
    static final List<String> SCOPES = Stream.concat(Boards.SCOPES.stream(), Stream.of("read:sprint:jira-software"))
            .toList();

    private static final SprintApi API = JiraRequests.describedBy(SprintApi.class);

    /**
     * Reads all boards, and returns the result of {@code shape} for each.
     *
     * @param state of the sprints, or null for every state
     */
    static <T> BoardSprints<T> read(
            JiraSite site, String project, @Nullable String state, BiFunction<Board, List<Sprint>, T> shape) {
        List<Board> boards = Boards.of(site, project, SCOPES);
        List<Outcome> outcomes = site.parallel().map(boards, board -> of(site, board, state));
        return new BoardSprints<>(
                outcomes.stream()
                        .filter(outcome -> outcome.refusal() == null)
                        .map(outcome -> shape.apply(outcome.board(), outcome.sprints()))
                        .toList(),
                outcomes.stream()
                        .filter(outcome -> outcome.refusal() != null)
                        .map(outcome -> UnavailableBoard.of(outcome.board(), outcome.refusal()))
                        .toList());
    }

    /** @param refusal null when the board could be read */
    private record Outcome(
            Board board, List<Sprint> sprints, @Nullable JiraFailure refusal) {}

    private static Outcome of(JiraSite site, Board board, @Nullable String state) {
        try {
            List<Sprint> sprints = site.all(SCOPES, startAt -> API.sprints(board.id(), state, startAt), Sprint::id);
            return new Outcome(board, sprints, null);
        } catch (JiraFailure failure) {
            // Jira answers 400 for a board without sprints, such as a kanban board, and 404 for an archived board.
            if (failure.hasStatus(400, 404)) {
                return new Outcome(board, List.of(), null);
            }
            if (failure.code().equals(JiraErrors.JIRA_FORBIDDEN)) {
                return new Outcome(board, List.of(), failure);
            }
            throw failure;
        }
    }
}
