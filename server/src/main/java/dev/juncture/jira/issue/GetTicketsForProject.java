package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.Cursor;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A project's tickets, newest first: all, or with {@code limit} a page. */
@Component
class GetTicketsForProject implements Function<GetTicketsForProject.In, TicketList>, JiraOperation {
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
            @Nullable Cursor cursor) {}

    @Override
    public List<String> scopes() {
        return IssueSearch.SCOPES;
    }

    @Override
    public List<String> granularScopes() {
        return IssueSearch.GRANULAR_SCOPES;
    }

    @Override
    public TicketList apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        return search.ofProject(site, site.projectOr(in.jiraProjectId()), in.limit(), in.cursor());
    }
}
