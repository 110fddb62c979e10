package dev.juncture.jira.board;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A project's boards. */
@Component
class GetBoardsForProject implements Function<GetBoardsForProject.In, GetBoardsForProject.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Boards boards;

    GetBoardsForProject(ConnectedSites sites, Boards boards) {
        this.sites = sites;
        this.boards = boards;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("project_id") @Nullable JiraId jiraProjectId) {}

    record Out(List<Board> boards, int total) {}

    @Override
    public List<String> scopes() {
        return Boards.SCOPES;
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        List<Board> found = boards.of(site, site.projectOr(in.jiraProjectId()), scopes());
        if (found.isEmpty()) {
            throw new ApiException(
                    JiraErrors.JIRA_NOT_FOUND,
                    "This project has no board, or its user behind this connection may not see one.");
        }
        return new Out(found, found.size());
    }
}
