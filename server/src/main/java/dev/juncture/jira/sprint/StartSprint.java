package dev.juncture.jira.sprint;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts a future sprint. Jira wants both dates: those that the sprint has from its planning serve too. */
@Component
class StartSprint implements Function<StartSprint.In, StartSprint.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Sprints sprints;

    StartSprint(ConnectedSites sites, Sprints sprints) {
        this.sites = sites;
        this.sprints = sprints;
    }

    record In(
            ExternalId externalId,
            JiraId sprintId,
            @Nullable String startDate,
            @Nullable String endDate) {}

    record Out(Sprint sprint) {}

    @Override
    public List<String> scopes() {
        return Sprints.WRITE;
    }

    @Override
    public Out apply(In in) {
        SprintApi.Change start = new SprintApi.Change("active", in.startDate(), in.endDate());
        return new Out(sprints.change(sites.require(in.externalId()), in.sprintId(), start));
    }
}
