package dev.juncture.jira.sprint;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts a future sprint. Jira needs a start and an end date, from the request or from the planned sprint. */
@Component
class StartSprint implements Function<StartSprint.In, StartSprint.Out>, JiraOperation {
    private final JiraSites sites;

    StartSprint(JiraSites sites) {
        this.sites = sites;
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
        return new Out(Sprints.change(sites.require(in.externalId()), in.sprintId(), start));
    }
}
