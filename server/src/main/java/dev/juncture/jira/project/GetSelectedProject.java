package dev.juncture.jira.project;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.site.ConnectedSites;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The project that is meant when none is named. */
@Component
class GetSelectedProject implements Function<GetSelectedProject.In, GetSelectedProject.Out> {
    private final ConnectedSites sites;

    GetSelectedProject(ConnectedSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId) {}

    /** The same id twice: the second name is the published one. */
    record Out(@Nullable String jiraProjectId, @Nullable String projectId) {}

    @Override
    public Out apply(In in) {
        String selected = sites.require(in.externalId()).selectedProjectId();
        return new Out(selected, selected);
    }
}
