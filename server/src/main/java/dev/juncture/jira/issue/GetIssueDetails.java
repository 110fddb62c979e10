package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Returns one issue with all its fields. */
@Component
class GetIssueDetails implements Function<GetIssueDetails.In, GetIssueDetails.Out>, JiraOperation {
    private final JiraSites sites;

    GetIssueDetails(JiraSites sites) {
        this.sites = sites;
    }

    record In(ExternalId externalId, @JsonAlias("issue_key") JiraId issueIdOrKey) {}

    record Out(Issue issue) {}

    @Override
    public List<String> scopes() {
        return Issues.READ;
    }

    @Override
    public Out apply(In in) {
        return sites.read(
                in,
                in.externalId(),
                site -> new Out(Issues.details(site, in.issueIdOrKey().value())));
    }
}
