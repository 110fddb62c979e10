package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.Success;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Gives an issue to somebody, by account or by name; null, or the text "null" as the published contract has it, to nobody. */
@Component
class AssignIssue implements Function<AssignIssue.In, Success>, JiraOperation {
    private final ConnectedSites sites;
    private final Issues issues;
    private final Names names;

    AssignIssue(ConnectedSites sites, Issues issues, Names names) {
        this.sites = sites;
        this.issues = issues;
        this.names = names;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            JsonNode assigneeAccountId,

            @Nullable String assignee) {}

    @Override
    public List<String> scopes() {
        return Issues.ASSIGN;
    }

    @Override
    public Success apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        String issue = in.issueIdOrKey().value();
        JsonNode account = IssueFields.accountId("assignee_account_id", in.assigneeAccountId());
        return account.isNull() && in.assignee() != null
                ? names.write(
                        site,
                        lookup -> lookup.assignee(null, issue, in.assignee()),
                        found -> assign(site, issue, StringNode.valueOf(found)))
                : assign(site, issue, account);
    }

    private Success assign(ConnectedSite site, String issue, JsonNode account) {
        issues.assign(site, issue, account);
        return Success.INSTANCE;
    }
}
