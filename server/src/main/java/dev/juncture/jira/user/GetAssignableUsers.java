package dev.juncture.jira.user;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People who may be given an issue that exists, or issues of a project. */
@Component
class GetAssignableUsers implements Function<GetAssignableUsers.In, GetAssignableUsers.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Users users;

    GetAssignableUsers(ConnectedSites sites, Users users) {
        this.sites = sites;
        this.users = users;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("project_id") @Nullable JiraId jiraProjectId,
            @JsonAlias("issue_key") @Nullable JiraId issueIdOrKey,
            @Nullable String query) {}

    record Out(List<Person> users) {}

    @Override
    public List<String> scopes() {
        return Users.SCOPES;
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        return new Out(
                in.issueIdOrKey() == null
                        ? users.assignable(site, site.projectOr(in.jiraProjectId()), null, in.query())
                        : users.assignable(site, null, in.issueIdOrKey().value(), in.query()));
    }
}
