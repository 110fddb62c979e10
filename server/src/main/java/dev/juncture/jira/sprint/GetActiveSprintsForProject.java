package dev.juncture.jira.sprint;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.board.Board;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the active sprints of each of a project's boards. */
@Component
class GetActiveSprintsForProject
        implements Function<GetActiveSprintsForProject.In, GetActiveSprintsForProject.Out>, JiraOperation {
    private final JiraSites sites;

    GetActiveSprintsForProject(JiraSites sites) {
        this.sites = sites;
    }

    record In(
            ExternalId externalId,

            @JsonAlias({"project_id", "project_key"}) @Nullable
            JiraId jiraProjectId) {}

    record Out(
            List<Item> boards,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UnavailableBoard> unavailable) {}

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
        return sites.read(in, in.externalId(), site -> read(site, in));
    }

    private Out read(JiraSite site, In in) {
        BoardSprints<Item> read =
                BoardSprints.read(site, site.projectOr(in.jiraProjectId()), "active", GetActiveSprintsForProject::item);
        return new Out(read.boards(), read.unavailable());
    }

    private static Item item(Board board, List<Sprint> active) {
        return new Item(board.id(), board.name(), board.type(), active);
    }
}
