package dev.juncture.jira.sprint;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.board.Board;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a project's boards work on now. */
@Component
class GetActiveSprintsForProject
        implements Function<GetActiveSprintsForProject.In, GetActiveSprintsForProject.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final BoardSprints boardSprints;

    GetActiveSprintsForProject(ConnectedSites sites, BoardSprints boardSprints) {
        this.sites = sites;
        this.boardSprints = boardSprints;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("project_id") @Nullable JiraId jiraProjectId) {}

    record Out(List<Item> boards) {}

    record Item(
            long boardId,
            @Nullable String boardName,
            @Nullable String boardType,
            List<Sprint> activeSprints) {}

    @Override
    public List<String> scopes() {
        return BoardSprints.SCOPES;
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        return new Out(boardSprints.each(
                site, site.projectOr(in.jiraProjectId()), "active", GetActiveSprintsForProject::item));
    }

    private static Item item(Board board, List<Sprint> active) {
        return new Item(board.id(), board.name(), board.type(), active);
    }
}
