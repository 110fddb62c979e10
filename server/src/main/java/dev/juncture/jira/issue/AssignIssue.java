package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.Success;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Gives an issue to somebody; null, or the text "null" as the published contract has it, to nobody. */
@Component
class AssignIssue implements Function<AssignIssue.In, Success>, JiraOperation {
    private final ConnectedSites sites;
    private final Issues issues;

    AssignIssue(ConnectedSites sites, Issues issues) {
        this.sites = sites;
        this.issues = issues;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable JsonNode assigneeAccountId) {}

    @Override
    public List<String> scopes() {
        return Issues.WRITE;
    }

    @Override
    public Success apply(In in) {
        issues.assign(
                sites.require(in.externalId()),
                in.issueIdOrKey().value(),
                IssueFields.accountId("assignee_account_id", in.assigneeAccountId()));
        return Success.INSTANCE;
    }
}
