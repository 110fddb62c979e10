package dev.juncture.jira.search;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the tickets that match JQL: all, or a page with {@code limit}. */
@Component
class SearchIssues implements Function<SearchIssues.In, TicketList>, JiraOperation {
    private final JiraSites sites;

    SearchIssues(JiraSites sites) {
        this.sites = sites;
    }

    record In(
            ExternalId externalId,
            String jql,
            @Nullable Integer limit,
            @Nullable Cursor cursor) {}

    @Override
    public List<String> scopes() {
        return TicketReader.SCOPES;
    }

    @Override
    public TicketList apply(In in) {
        return sites.read(in, in.externalId(), site -> read(site, in));
    }

    private TicketList read(JiraSite site, In in) {
        return TicketReader.list(site, in.jql(), in.limit(), in.cursor());
    }
}
