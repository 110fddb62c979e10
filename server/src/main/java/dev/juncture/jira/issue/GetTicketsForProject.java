package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.ApiException;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A project's tickets, newest first: all, or with {@code limit} a page. */
@Component
class GetTicketsForProject implements Function<GetTicketsForProject.In, GetTicketsForProject.Out>, JiraOperation {
    private static final int HIGHEST_LIMIT = 1000;

    private final ConnectedSites sites;
    private final IssueSearch search;

    GetTicketsForProject(ConnectedSites sites, IssueSearch search) {
        this.sites = sites;
        this.search = search;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("project_id") @Nullable JiraId jiraProjectId,
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
    public List<String> granularScopes() {
        return IssueSearch.GRANULAR_SCOPES;
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        String jql = Jql.project(site.projectOr(in.jiraProjectId())) + " ORDER BY created DESC";
        if (in.limit() == null && in.cursor() == null) {
            List<Ticket> tickets = search.all(site, jql);
            return new Out(tickets, tickets.size(), null);
        }
        IssueSearch.Found page = search.page(site, jql, limit(in.limit()), in.cursor());
        return new Out(page.tickets(), search.approximateCount(site, jql), Optional.ofNullable(page.next()));
    }

    private static int limit(@Nullable Integer asked) {
        int limit = asked == null ? 100 : asked;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw ApiException.invalidField("limit", "must be 1 to " + HIGHEST_LIMIT);
        }
        return limit;
    }
}
