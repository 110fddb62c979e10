package dev.juncture.jira.board;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists a project's boards. */
@Component
class GetBoardsForProject implements Function<GetBoardsForProject.In, GetBoardsForProject.Out>, JiraOperation {
    private final JiraSites sites;

    GetBoardsForProject(JiraSites sites) {
        this.sites = sites;
    }

    record In(
            ExternalId externalId,

            @JsonAlias({"project_id", "project_key"}) @Nullable
            JiraId jiraProjectId) {}

    record Out(List<Board> boards, int total) {}

    @Override
    public List<String> scopes() {
        return Boards.SCOPES;
    }

    @Override
    public Out apply(In in) {
        return sites.read(in, in.externalId(), site -> read(site, in));
    }

    private Out read(JiraSite site, In in) {
        List<Board> found = Boards.of(site, site.projectOr(in.jiraProjectId()), scopes());
        if (found.isEmpty()) {
            throw new ApiException(
                    JiraErrors.JIRA_NOT_FOUND,
                    "This project has no board that the user behind this connection may see.");
        }
        return new Out(found, found.size());
    }
}
