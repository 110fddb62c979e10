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

/** Every sprint of every board of a project. */
@Component
class GetAllSprintsForProject
        implements Function<GetAllSprintsForProject.In, GetAllSprintsForProject.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final BoardSprints boardSprints;

    GetAllSprintsForProject(ConnectedSites sites, BoardSprints boardSprints) {
        this.sites = sites;
        this.boardSprints = boardSprints;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("project_id") @Nullable JiraId jiraProjectId) {}

    /** @param totalSprints over all boards; one that two boards show counts on both */
    record Out(List<Item> boards, long totalSprints) {}

    record Item(
            long boardId,
            @Nullable String boardName,
            @Nullable String boardType,
            List<Sprint> sprints,
            List<Sprint> activeSprints) {}

    @Override
    public List<String> scopes() {
        return BoardSprints.SCOPES;
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        List<Item> boards =
                boardSprints.each(site, site.projectOr(in.jiraProjectId()), null, GetAllSprintsForProject::item);
        return new Out(
                boards,
                boards.stream().mapToLong(board -> board.sprints().size()).sum());
    }

    private static Item item(Board board, List<Sprint> sprints) {
        List<Sprint> active = sprints.stream().filter(Sprint::isActive).toList();
        return new Item(board.id(), board.name(), board.type(), sprints, active);
    }
}
