package dev.juncture.jira.project;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.site.JiraSites;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Returns the project that requests use when they name none. */
@Component
class GetSelectedProject implements Function<GetSelectedProject.In, GetSelectedProject.Out> {
    private final JiraSites sites;

    GetSelectedProject(JiraSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId) {}

    /** The same id twice: the published contract calls it {@code project_id}. */
    record Out(@Nullable String jiraProjectId, @Nullable String projectId) {}

    @Override
    public Out apply(In in) {
        String selected = sites.require(in.externalId()).selectedProjectId();
        return new Out(selected, selected);
    }
}
