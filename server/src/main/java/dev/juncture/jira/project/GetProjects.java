package dev.juncture.jira.project;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Lists every project that the connection's user may see, ordered by key. */
@Component
class GetProjects implements Function<GetProjects.In, GetProjects.Out>, JiraOperation {
    private static final ProjectApi API = JiraRequests.describedBy(ProjectApi.class);

    private final JiraSites sites;

    GetProjects(JiraSites sites) {
        this.sites = sites;
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
        return sites.read(in, in.externalId(), site -> read(site, in));
    }

    private Out read(JiraSite site, In in) {
        List<Item> projects = site.all(scopes(), API::search, ProjectApi.Project::id).stream()
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
