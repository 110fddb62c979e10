package dev.juncture.jira.project;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.Success;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a project the one that is meant when none is named; null clears it. */
@Component
class SelectProject implements Function<SelectProject.In, Success>, JiraOperation {
    private final ConnectedSites sites;
    private final JiraCalls calls;
    private final ProjectApi api;

    SelectProject(ConnectedSites sites, JiraCalls calls, AtlassianHttp http) {
        this.sites = sites;
        this.calls = calls;
        this.api = http.api(ProjectApi.class);
    }

    record In(
            ExternalId externalId,
            @JsonAlias("project_id") @Nullable JiraId jiraProjectId) {}

    @Override
    public List<String> scopes() {
        return ProjectScopes.CLASSIC;
    }

    @Override
    public List<String> granularScopes() {
        return ProjectScopes.GRANULAR;
    }

    @Override
    public Success apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        sites.select(site.connection().id(), in.jiraProjectId() == null ? null : visibleId(site, in.jiraProjectId()));
        return Success.INSTANCE;
    }

    /** The id, also when a key was given: keys of projects change. */
    private String visibleId(ConnectedSite site, JiraId project) {
        return calls.call(site.connection(), scopes(), token -> api.project(token, site.siteId(), project.value()))
                .id();
    }
}
