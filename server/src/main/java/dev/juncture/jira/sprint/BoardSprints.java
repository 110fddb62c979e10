package dev.juncture.jira.sprint;

import dev.juncture.http.ApiException;
import dev.juncture.jira.board.Board;
import dev.juncture.jira.board.Boards;
import dev.juncture.jira.client.AnsweredException;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.Pages;
import dev.juncture.jira.client.SideBySide;
import dev.juncture.jira.site.ConnectedSite;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sprints of a project, board by board. */
@Component
class BoardSprints {
    /** What reading boards and their sprints needs. */
    static final List<String> SCOPES = Stream.concat(Boards.SCOPES.stream(), Stream.of("read:sprint:jira-software"))
            .toList();

    private final Boards boards;
    private final JiraCalls calls;
    private final Pages pages;
    private final SideBySide sideBySide;
    private final SprintApi api;

    BoardSprints(Boards boards, JiraCalls calls, Pages pages, SideBySide sideBySide, AtlassianHttp http) {
        this.boards = boards;
        this.calls = calls;
        this.pages = pages;
        this.sideBySide = sideBySide;
        this.api = http.api(SprintApi.class);
    }

    /**
     * What becomes of each board, in Jira's order.
     *
     * @param state of the sprints, or null for all: closed, active and future in this order
     */
    <T> List<T> each(
            ConnectedSite site, String project, @Nullable String state, BiFunction<Board, List<Sprint>, T> shape) {
        return sideBySide.map(
                site.siteId(), boards.of(site, project, SCOPES), board -> shape.apply(board, of(site, board, state)));
    }

    private List<Sprint> of(ConnectedSite site, Board board, @Nullable String state) {
        try {
            return pages.all(
                    site.siteId(),
                    startAt -> calls.call(
                            site.connection(),
                            SCOPES,
                            token -> api.sprints(token, site.siteId(), board.id(), state, startAt)),
                    Sprint::id);
        } catch (ApiException failure) {
            // A board that does not work in sprints, such as a kanban board, answers 400, and an archived one 404.
            if (AnsweredException.isBehind(failure, 400, 404)) {
                return List.of();
            }
            throw failure;
        }
    }
}
