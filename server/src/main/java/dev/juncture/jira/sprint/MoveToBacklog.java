package dev.juncture.jira.sprint;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Success;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Moves issues out of their future and active sprints. */
@Component
class MoveToBacklog implements Function<MoveToBacklog.In, Success>, JiraOperation {
    private final JiraSites sites;

    MoveToBacklog(JiraSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId, MovedIssues issues) {}

    @Override
    public List<String> scopes() {
        return List.of("write:board-scope:jira-software");
    }

    @Override
    public Success apply(In in) {
        IssueMoves.toBacklog(sites.require(in.externalId()), in.issues(), scopes());
        return Success.INSTANCE;
    }
}
