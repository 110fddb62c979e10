package dev.juncture.jira.sprint;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans a sprint on a scrum board. */
@Component
class CreateSprint implements Function<CreateSprint.In, CreateSprint.Out>, JiraOperation {
    private final JiraSites sites;

    CreateSprint(JiraSites sites) {
        this.sites = sites;
    }

    /** Dates are in ISO 8601 with an offset. */
    record In(
            ExternalId externalId,
            long boardId,
            String name,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable String goal) {}

    record Out(Sprint sprint) {}

    @Override
    public List<String> scopes() {
        return Sprints.WRITE;
    }

    @Override
    public Out apply(In in) {
        SprintApi.Plan plan = new SprintApi.Plan(in.name(), in.boardId(), in.startDate(), in.endDate(), in.goal());
        return new Out(Sprints.create(sites.require(in.externalId()), plan));
    }
}
