package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tickets that match the product's own JQL: all, or with {@code limit} a page. */
@Component
class SearchIssues implements Function<SearchIssues.In, SearchIssues.Out>, JiraOperation {
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
            @Nullable String cursor) {}

    /** @param nextCursor only with paging: empty on the last page, which JSON shows as null */
    record Out(
            List<Ticket> tickets,
            long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Optional<String> nextCursor) {}

    @Override
    public List<String> scopes() {
        return IssueSearch.SCOPES;
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        if (in.limit() == null && in.cursor() == null) {
            List<Ticket> tickets = search.all(site, in.jql());
            return new Out(tickets, tickets.size(), null);
        }
        IssueSearch.Found page = search.upTo(site, in.jql(), IssueSearch.limit(in.limit()), in.cursor());
        return new Out(page.tickets(), search.approximateCount(site, in.jql()), Optional.ofNullable(page.next()));
    }
}
