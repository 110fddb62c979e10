package dev.juncture.jira.search;

import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.jira.paging.TokenList;
import dev.juncture.jira.resilience.ParallelCalls;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the tickets that match a query: all, or a page when the caller asks for one by {@code limit} or {@code cursor}. */
@Component
class TicketReader {
    static final List<String> SCOPES = IssueCounts.SCOPES;
    static final List<String> GRANULAR_SCOPES = List.of(
            "read:issue-details:jira",
            "read:field:jira",
            "read:field.default-value:jira",
            "read:field.option:jira",
            "read:group:jira");
    static final int PAGE = SlicedList.Sizes.USUAL.page();

    private static final JqlApi API = JiraRequests.describedBy(JqlApi.class);

    private final RecentWrites writes;

    TicketReader(RecentWrites writes) {
        this.writes = writes;
    }

    TicketList list(JiraSite site, String jql, @Nullable Integer limit, @Nullable Cursor cursor) {
        TicketQuery query = query(site);
        return limit == null && cursor == null
                ? TicketList.all(query.list(jql, PAGE, null).readAll())
                : page(site, query, jql, limit, cursor);
    }

    /** Reads the tickets of a project, newest first. */
    TicketList ofProject(JiraSite site, String idOrKey, @Nullable Integer limit, @Nullable Cursor cursor) {
        TicketQuery query = query(site);
        String project = Jql.project(idOrKey);
        return limit == null && cursor == null
                ? TicketList.all(new SlicedList(query, site.parallel(), project, SlicedList.Sizes.USUAL).read())
                : page(site, query, project + " ORDER BY created DESC", limit, cursor);
    }

    /** Reads one page and nothing more. */
    private static TicketList page(
            JiraSite site, TicketQuery query, String jql, @Nullable Integer limit, @Nullable Cursor cursor) {
        int wanted = Cursor.limit(limit, PAGE);
        Future<Long> count = site.parallel().start(() -> query.count(jql));
        try {
            TokenList<Ticket> list = query.list(jql, PAGE, Cursor.token(cursor)).readUpTo(wanted);
            return TicketList.page(list.found(), ParallelCalls.await(count), list.next());
        } finally {
            count.cancel(true);
        }
    }

    private TicketQuery query(JiraSite site) {
        return new TicketQuery(
                query -> site.call(SCOPES, API.search(query)),
                jql -> IssueCounts.of(site, jql),
                writes.of(site.connection().id()));
    }
}
