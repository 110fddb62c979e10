package dev.juncture.jira.board;

import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.site.JiraSite;
import java.util.List;

/** The boards that show a project. */
public final class Boards {
    /** The scopes for reading boards: Jira Software has no classic scope for them. */
    public static final List<String> SCOPES = List.of("read:board-scope:jira-software", "read:project:jira");

    private static final BoardApi API = JiraRequests.describedBy(BoardApi.class);

    private Boards() {}

    /**
     * Returns a project's boards in Jira's order.
     *
     * @param project an id or a key
     * @param scopes of the operation that calls
     */
    public static List<Board> of(JiraSite site, String project, List<String> scopes) {
        return site.all(scopes, startAt -> API.boards(project, startAt), Board::id);
    }
}
