package dev.juncture.jira.sprint;

import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.jira.paging.PageBean;
import dev.juncture.jira.paging.Pages;
import dev.juncture.jira.paging.TokenList;
import dev.juncture.jira.resilience.ParallelCalls;
import dev.juncture.jira.search.IssueCounts;
import dev.juncture.jira.search.Ticket;
import dev.juncture.jira.search.TicketList;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tickets of a sprint, by rank. A site without the list by token answers as if the sprint did not exist. Then the
 * older list by offset is read, which says whether the sprint exists.
 */
final class SprintTickets {
    private static final String FIELDS = String.join(",", Ticket.FIELDS);
    /** Both lists return as many per page as they allow. */
    private static final int MANY = 1000;

    private static final SprintIssueApi API = JiraRequests.describedBy(SprintIssueApi.class);

    private SprintTickets() {}

    /** @param scopes of the operation that calls */
    static TicketList all(JiraSite site, String sprint, List<String> scopes) {
        try {
            return TicketList.all(
                    byToken(site, sprint, scopes, null, site.recentlyChanged()).readAll());
        } catch (JiraFailure failure) {
            hideMissingList(failure);
        }
        return TicketList.all(
                Pages.all(site.parallel(), startAt -> byOffset(site, sprint, scopes, MANY, startAt), Ticket::id));
    }

    /** Reads one page and nothing more. */
    static TicketList page(JiraSite site, String sprint, List<String> scopes, int limit, Cursor cursor) {
        if (cursor.offset().isEmpty()) {
            Future<Long> count = site.parallel().start(() -> IssueCounts.ofSprint(site, sprint));
            try {
                List<Long> changed = cursor.isStart() ? site.recentlyChanged() : cursor.changed();
                TokenList<Ticket> list =
                        byToken(site, sprint, scopes, cursor.token(), changed).readUpTo(limit);
                return TicketList.page(list.found(), ParallelCalls.await(count), Cursor.next(list.next(), changed));
            } catch (JiraFailure failure) {
                if (!cursor.isStart()) {
                    throw failure;
                }
                hideMissingList(failure);
            } finally {
                count.cancel(true);
            }
        }
        int start = cursor.offset().orElse(0);
        PageBean<Ticket> page = byOffset(site, sprint, scopes, limit, start);
        int next = start + page.values().size();
        long total = page.total() == null ? next : page.total();
        // The total may count issues that the user may not see: an empty page ends the list too.
        boolean isLast = page.isLast() || next == start;
        return TicketList.page(
                page.values(), total, isLast ? null : Cursor.at(next).value());
    }

    private static void hideMissingList(JiraFailure failure) {
        if (!failure.hasStatus(404, 410)) {
            throw failure;
        }
    }

    /** @param changed ids of issues that were changed a moment ago; Jira wants the same ids with every page */
    private static TokenList<Ticket> byToken(
            JiraSite site, String sprint, List<String> scopes, @Nullable String start, List<Long> changed) {
        return new TokenList<>(
                start,
                MANY,
                Ticket::id,
                (next, most) -> site.call(scopes, API.byToken(sprint, FIELDS, most, next, changed)));
    }

    /** Reads a page of the older list, which does not say whether it is the last. */
    private static PageBean<Ticket> byOffset(
            JiraSite site, String sprint, List<String> scopes, int most, long startAt) {
        SprintIssueApi.OffsetPage page = site.call(scopes, API.byOffset(sprint, FIELDS, most, startAt));
        List<Ticket> issues = page.issues();
        boolean isLast = page.total() == null ? issues.isEmpty() : startAt + issues.size() >= page.total();
        return new PageBean<>(isLast, page.total(), issues);
    }
}
