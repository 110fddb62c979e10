package dev.juncture.jira.sprint;

import dev.juncture.jira.JiraId;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.function.Function;

/**
 * Moves issues between sprints and the backlog. Batches run one after the other, because Jira ranks issues in the order of
 * the moves. After a failure the whole request may be sent again.
 */
final class IssueMoves {
    private static final SprintApi API = JiraRequests.describedBy(SprintApi.class);

    private IssueMoves() {}

    static void toSprint(JiraSite site, JiraId sprint, MovedIssues issues, List<String> scopes) {
        each(site, issues, scopes, moved -> API.moveToSprint(sprint.value(), moved));
    }

    static void toBacklog(JiraSite site, MovedIssues issues, List<String> scopes) {
        each(site, issues, scopes, API::moveToBacklog);
    }

    private static void each(
            JiraSite site, MovedIssues issues, List<String> scopes, Function<SprintApi.Moved, JiraRequest<Void>> move) {
        for (SprintApi.Moved batch : issues.batches()) {
            site.call(scopes, move.apply(batch).changing(batch.issues()));
        }
    }
}
