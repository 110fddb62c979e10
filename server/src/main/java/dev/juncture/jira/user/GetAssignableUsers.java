package dev.juncture.jira.user;

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

/** Finds users who may be assigned to one issue, or to issues of a project. */
@Component
class GetAssignableUsers implements Function<GetAssignableUsers.In, GetAssignableUsers.Out>, JiraOperation {
    private final JiraSites sites;

    GetAssignableUsers(JiraSites sites) {
        this.sites = sites;
    }

    record In(
            ExternalId externalId,

            @JsonAlias({"project_id", "project_key"}) @Nullable
            JiraId jiraProjectId,

            @JsonAlias("issue_key") @Nullable JiraId issueIdOrKey,
            @Nullable String query) {}

    record Out(List<Person> users) {}

    @Override
    public List<String> scopes() {
        return Users.SCOPES;
    }

    @Override
    public Out apply(In in) {
        return sites.read(in, in.externalId(), site -> read(site, in));
    }

    private Out read(JiraSite site, In in) {
        return new Out(
                in.issueIdOrKey() == null
                        ? Users.assignable(site, site.projectOr(in.jiraProjectId()), null, in.query())
                        : Users.assignable(site, null, in.issueIdOrKey().value(), in.query()));
    }
}
