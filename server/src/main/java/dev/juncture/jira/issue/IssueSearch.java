package dev.juncture.jira.issue;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.site.ConnectedSite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tickets that match a query, all of them or a page. */
@Component
class IssueSearch {
    static final List<String> SCOPES = List.of("read:jira-work");
    static final List<String> GRANULAR_SCOPES = List.of(
            "read:issue-details:jira",
            "read:field:jira",
            "read:field.default-value:jira",
            "read:field.option:jira",
            "read:group:jira");

    /** Jira answers at most this many at once when fields are named. */
    private static final int PAGE = 100;

    private final JiraCalls calls;
    private final SearchApi api;

    IssueSearch(JiraCalls calls, AtlassianHttp http) {
        this.calls = calls;
        this.api = http.api(SearchApi.class);
    }

    record Found(List<Ticket> tickets, @Nullable String next) {}

    List<Ticket> all(ConnectedSite site, String jql) {
        List<Ticket> tickets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        @Nullable String next = null;
        do {
            Found page = page(site, jql, PAGE, next);
            tickets.addAll(page.tickets());
            next = page.next();
            if (next != null && (page.tickets().isEmpty() || !seen.add(next))) {
                throw new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Jira's list of issues does not come to an end.");
            }
        } while (next != null);
        return tickets;
    }

    Found page(ConnectedSite site, String jql, int limit, @Nullable String cursor) {
        SearchApi.Query query = new SearchApi.Query(jql, Ticket.FIELDS, limit, cursor);
        SearchApi.Page page = calls.call(site.connection(), SCOPES, token -> api.search(token, site.siteId(), query));
        return new Found(page.found().stream().map(Ticket::of).toList(), page.nextPageToken());
    }

    long approximateCount(ConnectedSite site, String jql) {
        return calls.call(
                        site.connection(),
                        SCOPES,
                        token -> api.approximateCount(token, site.siteId(), new SearchApi.CountQuery(jql)))
                .count();
    }
}
