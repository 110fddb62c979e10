package dev.juncture.jira.sprint;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.site.ConnectedSite;
import java.util.List;
import org.springframework.stereotype.Component;

/** Single sprints of a connection's site. */
@Component
class Sprints {
    static final List<String> WRITE = List.of("write:sprint:jira-software");

    private final JiraCalls calls;
    private final SprintApi api;

    Sprints(JiraCalls calls, AtlassianHttp http) {
        this.calls = calls;
        this.api = http.api(SprintApi.class);
    }

    /** @param scopes of the operation that asks */
    Sprint read(ConnectedSite site, JiraId sprint, List<String> scopes) {
        return calls.call(site.connection(), scopes, token -> api.sprint(token, site.siteId(), sprint.value()));
    }

    Sprint create(ConnectedSite site, SprintApi.Plan plan) {
        return calls.call(site.connection(), WRITE, token -> api.create(token, site.siteId(), plan));
    }

    Sprint change(ConnectedSite site, JiraId sprint, SprintApi.Change change) {
        return calls.call(site.connection(), WRITE, token -> api.change(token, site.siteId(), sprint.value(), change));
    }
}
