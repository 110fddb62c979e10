package dev.juncture.jira.sprint;

import dev.juncture.connection.ExternalId;
import dev.juncture.http.Success;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Puts issues into a future or active sprint. */
@Component
class MoveToSprint implements Function<MoveToSprint.In, Success>, JiraOperation {
    private final ConnectedSites sites;
    private final IssueMoves moves;

    MoveToSprint(ConnectedSites sites, IssueMoves moves) {
        this.sites = sites;
        this.moves = moves;
    }

    record In(ExternalId externalId, JiraId sprintId, MovedIssues issues) {}

    @Override
    public List<String> scopes() {
        return Sprints.WRITE;
    }

    @Override
    public Success apply(In in) {
        moves.toSprint(sites.require(in.externalId()), in.sprintId(), in.issues(), scopes());
        return Success.INSTANCE;
    }
}
