package dev.juncture.jira.sprint;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.provider.Secret;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Moves between sprints and the backlog. Batches go one after the other, for they are ranked in the order of the
 * request; after a failure in between, the whole request may be sent again.
 */
@Component
class IssueMoves {
    private final JiraCalls calls;
    private final SprintApi api;

    IssueMoves(JiraCalls calls, AtlassianHttp http) {
        this.calls = calls;
        this.api = http.api(SprintApi.class);
    }

    void toSprint(ConnectedSite site, JiraId sprint, MovedIssues issues, List<String> scopes) {
        each(site, issues, scopes, (token, moved) -> api.moveToSprint(token, site.siteId(), sprint.value(), moved));
    }

    void toBacklog(ConnectedSite site, MovedIssues issues, List<String> scopes) {
        each(site, issues, scopes, (token, moved) -> api.moveToBacklog(token, site.siteId(), moved));
    }

    private void each(
            ConnectedSite site, MovedIssues issues, List<String> scopes, BiConsumer<Secret, SprintApi.Moved> move) {
        for (SprintApi.Moved batch : issues.batches()) {
            calls.call(site.connection(), scopes, token -> {
                move.accept(token, batch);
                return true;
            });
        }
    }
}
