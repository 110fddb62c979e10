package dev.juncture.jira.metadata;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Lists the issue types that a project can create. */
@Component
class GetIssueTypes implements Function<GetIssueTypes.In, GetIssueTypes.Out>, JiraOperation {
    private final JiraSites sites;

    GetIssueTypes(JiraSites sites) {
        this.sites = sites;
    }

    record In(
            ExternalId externalId,

            @JsonAlias({"project_id", "project_key"}) @Nullable
            JiraId jiraProjectId) {}

    record Out(List<IssueType> issueTypes) {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record IssueType(
            String id,
            @Nullable String name,
            @Nullable String description,
            boolean subtask,
            @Nullable String iconUrl) {
        static IssueType of(JsonNode type) {
            return new IssueType(
                    type.path("id").asString(""),
                    type.path("name").asString(null),
                    type.path("description").asString(null),
                    type.path("subtask").asBoolean(false),
                    type.path("iconUrl").asString(null));
        }
    }

    @Override
    public List<String> scopes() {
        return Metadata.SCOPES;
    }

    @Override
    public Out apply(In in) {
        return sites.read(in, in.externalId(), site -> read(site, in));
    }

    private Out read(JiraSite site, In in) {
        return new Out(Metadata.issueTypes(site, site.projectOr(in.jiraProjectId())).stream()
                .map(IssueType::of)
                .toList());
    }
}
