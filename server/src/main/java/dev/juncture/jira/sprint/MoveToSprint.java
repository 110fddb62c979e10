package dev.juncture.jira.sprint;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Success;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Moves issues to a future or active sprint. */
@Component
class MoveToSprint implements Function<MoveToSprint.In, Success>, JiraOperation {
    private final JiraSites sites;

    MoveToSprint(JiraSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId, JiraId sprintId, MovedIssues issues) {}

    @Override
    public List<String> scopes() {
        return Sprints.WRITE;
    }

    @Override
    public Success apply(In in) {
        IssueMoves.toSprint(sites.require(in.externalId()), in.sprintId(), in.issues(), scopes());
        return Success.INSTANCE;
    }
}
