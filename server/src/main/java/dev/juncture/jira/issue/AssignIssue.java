package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Required;
import dev.juncture.operation.Success;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Assigns an issue by account or by name. Only an explicit null, or the text "null" of the published contract, unassigns it. */
@Component
class AssignIssue implements Function<AssignIssue.In, Success>, JiraOperation {
    private final JiraSites sites;
    private final Names names;

    AssignIssue(JiraSites sites, Names names) {
        this.sites = sites;
        this.names = names;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,

            @Required(unless = "assignee", orNull = true) @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            JsonNode assigneeAccountId,

            @Nullable String assignee) {}

    @Override
    public List<String> scopes() {
        return Issues.ASSIGN;
    }

    @Override
    public Success apply(In in) {
        JiraSite site = sites.require(in.externalId());
        String issue = in.issueIdOrKey().value();
        site.call(
                Issues.WRITE,
                names.request(
                        site,
                        lookup -> assign(
                                issue,
                                IssueFields.account(
                                        in.assigneeAccountId(),
                                        in.assignee(),
                                        name -> lookup.assignee(null, issue, name)))));
        return Success.INSTANCE;
    }

    /** @param account JSON null unassigns */
    private static JiraRequest<Void> assign(String issue, JsonNode account) {
        return Issues.API.assign(issue, JsonNodeFactory.instance.objectNode().set("accountId", account));
    }
}
