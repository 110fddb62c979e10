package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Success;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deletes an issue. Jira deletes subtasks only when the request says so. */
@Component
class DeleteIssue implements Function<DeleteIssue.In, Success>, JiraOperation {
    private final JiraSites sites;

    DeleteIssue(JiraSites sites) {
        this.sites = sites;
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
        boolean subtasks = Boolean.TRUE.equals(in.deleteSubtasks());
        sites.require(in.externalId())
                .call(Issues.WRITE, Issues.API.delete(in.issueIdOrKey().value(), subtasks));
        return Success.INSTANCE;
    }
}
