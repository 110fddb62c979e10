package dev.juncture.jira.sprint;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.Cursor;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.client.SideBySide;
import dev.juncture.jira.issue.IssueCounts;
import dev.juncture.jira.issue.Ticket;
import dev.juncture.jira.issue.TicketList;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A sprint and its tickets, by rank: all, or with {@code limit} a page. */
@Component
class GetTicketsForSprint implements Function<GetTicketsForSprint.In, GetTicketsForSprint.Out>, JiraOperation {
    private static final int USUAL_LIMIT = 100;
    private static final List<String> LIST =
            List.of("read:sprint:jira-software", "read:issue-details:jira", "read:jql:jira");

    private final ConnectedSites sites;
    private final Sprints sprints;
    private final SprintTickets sprintTickets;
    private final SideBySide sideBySide;

    GetTicketsForSprint(ConnectedSites sites, Sprints sprints, SprintTickets sprintTickets, SideBySide sideBySide) {
        this.sites = sites;
        this.sprints = sprints;
        this.sprintTickets = sprintTickets;
        this.sideBySide = sideBySide;
    }

    record In(
            ExternalId externalId,
            JiraId sprintId,
            @Nullable Integer limit,
            @Nullable Cursor cursor) {}

    /** @param nextCursor only with paging: empty on the last page, which JSON shows as null */
    record Out(
            List<Ticket> tickets,
            long total,
            Sprint sprint,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Optional<String> nextCursor) {}

    /** With what counts the tickets, for paging. */
    @Override
    public List<String> scopes() {
        return Stream.concat(LIST.stream(), IssueCounts.SCOPES.stream()).toList();
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        int limit = Cursor.limit(in.limit(), USUAL_LIMIT);
        Future<Sprint> sprint = sideBySide.start(site.siteId(), () -> sprints.read(site, in.sprintId(), LIST));
        try {
            TicketList list = tickets(site, in, limit);
            return new Out(list.tickets(), list.total(), SideBySide.await(sprint), list.nextCursor());
        } finally {
            sprint.cancel(true);
        }
    }

    private TicketList tickets(ConnectedSite site, In in, int limit) {
        String sprint = in.sprintId().value();
        if (in.limit() == null && in.cursor() == null) {
            return sprintTickets.all(site, sprint, LIST);
        }
        return sprintTickets.page(site, sprint, LIST, limit, in.cursor() == null ? Cursor.START : in.cursor());
    }
}
