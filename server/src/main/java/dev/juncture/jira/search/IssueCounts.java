package dev.juncture.jira.search;

import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.site.JiraSite;
import java.util.List;

/** Counts the issues that match a query. The count is approximate: Jira counts in its search index. */
public final class IssueCounts {
    public static final List<String> SCOPES = List.of("read:jira-work");
    private static final JqlApi API = JiraRequests.describedBy(JqlApi.class);

    private IssueCounts() {}

    public static long ofSprint(JiraSite site, String sprint) {
        return of(site, "sprint = " + Jql.quote(sprint));
    }

    static long of(JiraSite site, String jql) {
        return site.call(SCOPES, API.approximateCount(new JqlApi.CountQuery(jql)))
                .count();
    }
}
