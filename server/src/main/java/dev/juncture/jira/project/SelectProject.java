package dev.juncture.jira.project;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Required;
import dev.juncture.operation.Success;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Selects the project that requests use when they name none. Only an explicit null selects none. */
@Component
class SelectProject implements Function<SelectProject.In, Success>, JiraOperation {
    private static final ProjectApi API = JiraRequests.describedBy(ProjectApi.class);

    private final JiraSites sites;

    SelectProject(JiraSites sites) {
        this.sites = sites;
    }

    record In(
            ExternalId externalId,

            @Required(orNull = true) @JsonAlias({"project_id", "project_key"}) @Nullable
            JiraId jiraProjectId,

            CallContext context) {}

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
        JiraSite site = sites.require(in.externalId());
        String project = in.jiraProjectId() == null ? null : visibleId(site, in.jiraProjectId());
        sites.select(site, project, in.context().origin());
        return Success.INSTANCE;
    }

    /** Returns the id of a project that the user can see. Keys are not stored, because they can change. */
    private String visibleId(JiraSite site, JiraId project) {
        return site.call(scopes(), API.project(project.value())).id();
    }
}
