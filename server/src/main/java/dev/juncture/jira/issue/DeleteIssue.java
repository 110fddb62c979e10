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

/** Deletes an issue; with subtasks only when told to, as Jira wants it. */
@Component
class DeleteIssue implements Function<DeleteIssue.In, Success>, JiraOperation {
    private final ConnectedSites sites;
    private final Issues issues;

    DeleteIssue(ConnectedSites sites, Issues issues) {
        this.sites = sites;
        this.issues = issues;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable Boolean deleteSubtasks) {}

    @Override
    public List<String> scopes() {
        return Issues.WRITE;
    }

    @Override
    public Success apply(In in) {
        issues.delete(
                sites.require(in.externalId()), in.issueIdOrKey().value(), Boolean.TRUE.equals(in.deleteSubtasks()));
        return Success.INSTANCE;
    }
}
