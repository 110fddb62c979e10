package dev.juncture.jira.board;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.Pages;
import dev.juncture.jira.site.ConnectedSite;
import java.util.List;
import org.springframework.stereotype.Component;

/** The boards that show a project. */
@Component
public class Boards {
    /** What reading boards needs: Jira Software knows no classic scope that would do. */
    public static final List<String> SCOPES = List.of("read:board-scope:jira-software", "read:project:jira");

    private final JiraCalls calls;
    private final Pages pages;
    private final BoardApi api;

    Boards(JiraCalls calls, Pages pages, AtlassianHttp http) {
        this.calls = calls;
        this.pages = pages;
        this.api = http.api(BoardApi.class);
    }

    /**
     * In Jira's order.
     *
     * @param project an id or a key
     * @param scopes of the operation that asks
     */
    public List<Board> of(ConnectedSite site, String project, List<String> scopes) {
        return pages.all(
                site.siteId(),
                startAt -> calls.call(
                        site.connection(), scopes, token -> api.boards(token, site.siteId(), project, startAt)),
                Board::id);
    }
}
