package dev.juncture.jira.sprint;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.jira.resilience.ParallelCalls;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.search.IssueCounts;
import dev.juncture.jira.search.Ticket;
import dev.juncture.jira.search.TicketList;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Returns a sprint and its tickets by rank: all, or a page with {@code limit}. */
@Component
class GetTicketsForSprint implements Function<GetTicketsForSprint.In, GetTicketsForSprint.Out>, JiraOperation {
    private static final int USUAL_LIMIT = 100;
    private static final List<String> LIST =
            List.of("read:sprint:jira-software", "read:issue-details:jira", "read:jql:jira");

    private final JiraSites sites;

    GetTicketsForSprint(JiraSites sites) {
        this.sites = sites;
    }

    record In(
            ExternalId externalId,
            JiraId sprintId,
            @Nullable Integer limit,
            @Nullable Cursor cursor) {}

    /** @param nextCursor null without paging; empty on the last page, which becomes null in JSON */
    record Out(
            List<Ticket> tickets,
            long total,
            Sprint sprint,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Optional<String> nextCursor) {}

    /** Returns the scopes for the list and for the count of a page's list. */
    @Override
    public List<String> scopes() {
        return Stream.concat(LIST.stream(), IssueCounts.SCOPES.stream()).toList();
    }

    @Override
    public Out apply(In in) {
        return sites.read(in, in.externalId(), site -> read(site, in));
    }

    private Out read(JiraSite site, In in) {
        int limit = Cursor.limit(in.limit(), USUAL_LIMIT);
        Future<Sprint> sprint = site.parallel().start(() -> Sprints.read(site, in.sprintId(), LIST));
        try {
            TicketList list = tickets(site, in, limit);
            return new Out(list.tickets(), list.total(), ParallelCalls.await(sprint), list.nextCursor());
        } finally {
            sprint.cancel(true);
        }
    }

    private static TicketList tickets(JiraSite site, In in, int limit) {
        String sprint = in.sprintId().value();
        if (in.limit() == null && in.cursor() == null) {
            return SprintTickets.all(site, sprint, LIST);
        }
        return SprintTickets.page(site, sprint, LIST, limit, in.cursor() == null ? Cursor.START : in.cursor());
    }
}
