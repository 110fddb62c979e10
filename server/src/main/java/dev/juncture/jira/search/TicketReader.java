package dev.juncture.jira.search;

import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.jira.paging.TokenList;
import dev.juncture.jira.resilience.ParallelCalls;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Reads the tickets that match a query: all, or a page when the caller asks for one by {@code limit} or {@code cursor}. */
final class TicketReader {
    static final List<String> SCOPES = IssueCounts.SCOPES;
    static final List<String> GRANULAR_SCOPES = List.of(
            "read:issue-details:jira",
            "read:field:jira",
            "read:field.default-value:jira",
            "read:field.option:jira",
            "read:group:jira");
    static final int PAGE = SlicedList.Sizes.USUAL.page();

    private static final JqlApi API = JiraRequests.describedBy(JqlApi.class);

    private TicketReader() {}

    static TicketList list(JiraSite site, String jql, @Nullable Integer limit, @Nullable Cursor cursor) {
        return limit == null && cursor == null
                ? TicketList.all(query(site, Cursor.START).list(jql, PAGE, null).readAll())
                : page(site, jql, limit, cursor);
    }

    /** Reads the tickets of a project, newest first. */
    static TicketList ofProject(JiraSite site, String idOrKey, @Nullable Integer limit, @Nullable Cursor cursor) {
        String project = Jql.project(idOrKey);
        return limit == null && cursor == null
                ? TicketList.all(
                        new SlicedList(query(site, Cursor.START), site.parallel(), project, SlicedList.Sizes.USUAL)
                                .read())
                : page(site, project + " ORDER BY created DESC", limit, cursor);
    }

    /** Reads one page and nothing more. */
    private static TicketList page(JiraSite site, String jql, @Nullable Integer limit, @Nullable Cursor cursor) {
        int wanted = Cursor.limit(limit, PAGE);
        Cursor start = cursor == null ? Cursor.START : cursor;
        Future<Long> count = site.parallel().start(() -> IssueCounts.of(site, jql));
        try {
            TicketQuery query = query(site, start);
            TokenList<Ticket> list = query.list(jql, PAGE, start.token()).readUpTo(wanted);
            return TicketList.page(list.found(), ParallelCalls.await(count), Cursor.next(list.next(), query.changed()));
        } finally {
            count.cancel(true);
        }
    }

    private static TicketQuery query(JiraSite site, Cursor start) {
        return new TicketQuery(
                query -> site.call(SCOPES, API.search(query)),
                jql -> IssueCounts.of(site, jql),
                start.isStart() ? site.recentlyChanged() : start.changed());
    }
}
