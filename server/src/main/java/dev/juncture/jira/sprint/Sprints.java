package dev.juncture.jira.sprint;

import dev.juncture.jira.JiraId;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.site.JiraSite;
import java.util.List;

/** Reads and changes single sprints. */
final class Sprints {
    static final List<String> WRITE = List.of("write:sprint:jira-software");

    private static final SprintApi API = JiraRequests.describedBy(SprintApi.class);

    private Sprints() {}

    /** @param scopes of the operation that calls */
    static Sprint read(JiraSite site, JiraId sprint, List<String> scopes) {
        return site.call(scopes, API.sprint(sprint.value()));
    }

    static Sprint create(JiraSite site, SprintApi.Plan plan) {
        return site.call(WRITE, API.create(plan));
    }

    static Sprint change(JiraSite site, JiraId sprint, SprintApi.Change change) {
        return site.call(WRITE, API.change(sprint.value(), change));
    }
}
