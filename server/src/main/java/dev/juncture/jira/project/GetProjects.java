package dev.juncture.jira.project;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.client.Pages;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Every project that the connection's user may see, by key. */
@Component
class GetProjects implements Function<GetProjects.In, GetProjects.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final JiraCalls calls;
    private final Pages pages;
    private final ProjectApi api;

    GetProjects(ConnectedSites sites, JiraCalls calls, Pages pages, AtlassianHttp http) {
        this.sites = sites;
        this.calls = calls;
        this.pages = pages;
        this.api = http.api(ProjectApi.class);
    }

    record In(ExternalId externalId) {}

    record Out(List<Item> projects, int total, @Nullable String selectedProjectId) {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record Item(
            String id,
            String key,
            @Nullable String name,
            ProjectApi.@Nullable Lead lead,
            @Nullable String projectTypeKey,
            @Nullable String avatarUrl) {}

    @Override
    public List<String> scopes() {
        return ProjectScopes.CLASSIC;
    }

    @Override
    public List<String> granularScopes() {
        return ProjectScopes.GRANULAR;
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        List<Item> projects = pages
                .all(
                        site.siteId(),
                        startAt -> calls.call(
                                site.connection(), scopes(), token -> api.search(token, site.siteId(), startAt)),
                        ProjectApi.Project::id)
                .stream()
                .map(GetProjects::item)
                .toList();
        return new Out(projects, projects.size(), site.selectedProjectId());
    }

    private static Item item(ProjectApi.Project project) {
        String avatar =
                project.avatarUrls() == null ? null : project.avatarUrls().get("48x48");
        return new Item(project.id(), project.key(), project.name(), project.lead(), project.projectTypeKey(), avatar);
    }
}
