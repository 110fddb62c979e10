package dev.juncture.jira.sprint;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Completes an active sprint; Jira notes the moment as its completion. */
@Component
class CloseSprint implements Function<CloseSprint.In, CloseSprint.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Sprints sprints;

    CloseSprint(ConnectedSites sites, Sprints sprints) {
        this.sites = sites;
        this.sprints = sprints;
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
        return new Out(sprints.change(sites.require(in.externalId()), in.sprintId(), close));
    }
}
