package dev.juncture.jira.search;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists a project's tickets, newest first: all, or a page with {@code limit}. */
@Component
class GetTicketsForProject implements Function<GetTicketsForProject.In, TicketList>, JiraOperation {
    private final JiraSites sites;

    GetTicketsForProject(JiraSites sites) {
        this.sites = sites;
    }

    record In(
            ExternalId externalId,

            @JsonAlias({"project_id", "project_key"}) @Nullable
            JiraId jiraProjectId,

            @Nullable Integer limit,
            @Nullable Cursor cursor) {}

    @Override
    public List<String> scopes() {
        return TicketReader.SCOPES;
    }

    @Override
    public List<String> granularScopes() {
        return TicketReader.GRANULAR_SCOPES;
    }

    @Override
    public TicketList apply(In in) {
        return sites.read(in, in.externalId(), site -> read(site, in));
    }

    private TicketList read(JiraSite site, In in) {
        return TicketReader.ofProject(site, site.projectOr(in.jiraProjectId()), in.limit(), in.cursor());
    }
}
