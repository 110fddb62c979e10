package dev.juncture.jira.sprint;

import dev.juncture.connection.ExternalId;
import dev.juncture.http.Success;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Takes issues out of their future and active sprints. */
@Component
class MoveToBacklog implements Function<MoveToBacklog.In, Success>, JiraOperation {
    private final ConnectedSites sites;
    private final IssueMoves moves;

    MoveToBacklog(ConnectedSites sites, IssueMoves moves) {
        this.sites = sites;
        this.moves = moves;
    }

    record In(ExternalId externalId, MovedIssues issues) {}

    @Override
    public List<String> scopes() {
        return List.of("write:board-scope:jira-software");
    }

    @Override
    public Success apply(In in) {
        moves.toBacklog(sites.require(in.externalId()), in.issues(), scopes());
        return Success.INSTANCE;
    }
}
