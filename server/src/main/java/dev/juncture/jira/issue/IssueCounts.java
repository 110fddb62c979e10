package dev.juncture.jira.issue;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.site.ConnectedSite;
import java.util.List;
import org.springframework.stereotype.Component;

/** How many issues match a query, about: Jira counts what its search index knows. */
@Component
public class IssueCounts {
    public static final List<String> SCOPES = IssueSearch.SCOPES;

    private final JiraCalls calls;
    private final SearchApi api;

    IssueCounts(JiraCalls calls, AtlassianHttp http) {
        this.calls = calls;
        this.api = http.api(SearchApi.class);
    }

    public long ofSprint(ConnectedSite site, String sprint) {
        return of(site, "sprint = " + Jql.quote(sprint));
    }

    long of(ConnectedSite site, String jql) {
        return calls.call(
                        site.connection(),
                        SCOPES,
                        token -> api.approximateCount(token, site.siteId(), new SearchApi.CountQuery(jql)))
                .count();
    }
}
