package dev.juncture.jira.issue;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.Cursor;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tickets that match the product's own JQL: all, or with {@code limit} a page. */
@Component
class SearchIssues implements Function<SearchIssues.In, TicketList>, JiraOperation {
    private final ConnectedSites sites;
    private final IssueSearch search;

    SearchIssues(ConnectedSites sites, IssueSearch search) {
        this.sites = sites;
        this.search = search;
    }

    record In(
            ExternalId externalId,
            String jql,
            @Nullable Integer limit,
            @Nullable Cursor cursor) {}

    @Override
    public List<String> scopes() {
        return IssueSearch.SCOPES;
    }

    @Override
    public TicketList apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        return search.list(site, in.jql(), in.limit(), in.cursor());
    }
}
