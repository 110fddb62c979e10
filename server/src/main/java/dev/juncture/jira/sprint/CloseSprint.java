package dev.juncture.jira.sprint;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Completes an active sprint. Jira records the time. */
@Component
class CloseSprint implements Function<CloseSprint.In, CloseSprint.Out>, JiraOperation {
    private final JiraSites sites;

    CloseSprint(JiraSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId, JiraId sprintId) {}

    record Out(Sprint sprint) {}

    @Override
    public List<String> scopes() {
        return Sprints.WRITE;
    }

    @Override
    public Out apply(In in) {
        SprintApi.Change close = new SprintApi.Change("closed", null, null);
        return new Out(Sprints.change(sites.require(in.externalId()), in.sprintId(), close));
    }
}
