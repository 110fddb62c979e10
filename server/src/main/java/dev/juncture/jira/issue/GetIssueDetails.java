package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** One issue in full. */
@Component
class GetIssueDetails implements Function<GetIssueDetails.In, GetIssueDetails.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Issues issues;

    GetIssueDetails(ConnectedSites sites, Issues issues) {
        this.sites = sites;
        this.issues = issues;
    }

    record In(ExternalId externalId, @JsonAlias("issue_key") JiraId issueIdOrKey) {}

    record Out(Issue issue) {}

    @Override
    public List<String> scopes() {
        return Issues.READ;
    }

    @Override
    public Out apply(In in) {
        return new Out(
                issues.details(sites.require(in.externalId()), in.issueIdOrKey().value()));
    }
}
