package dev.juncture.jira.sprint;

import dev.juncture.http.ApiException;
import dev.juncture.jira.client.AnsweredException;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.Cursor;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.PageBean;
import dev.juncture.jira.client.Pages;
import dev.juncture.jira.client.SideBySide;
import dev.juncture.jira.client.TokenList;
import dev.juncture.jira.client.TokenPage;
import dev.juncture.jira.issue.IssueCounts;
import dev.juncture.jira.issue.Ticket;
import dev.juncture.jira.issue.TicketList;
import dev.juncture.jira.site.ConnectedSite;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The tickets of a sprint, by rank. Not every site has the list by token yet. Where the sprint is what is missing, the
 * older list says so too.
 */
@Component
class SprintTickets {
    private static final String FIELDS = String.join(",", Ticket.FIELDS);
    /** Both lists cap pages as they see fit; asking for many costs nothing. */
    private static final int MANY = 1000;

    private final JiraCalls calls;
    private final Pages pages;
    private final SideBySide sideBySide;
    private final IssueCounts counts;
    private final SprintIssueApi api;

    SprintTickets(JiraCalls calls, Pages pages, SideBySide sideBySide, IssueCounts counts, AtlassianHttp http) {
        this.calls = calls;
        this.pages = pages;
        this.sideBySide = sideBySide;
        this.counts = counts;
        this.api = http.api(SprintIssueApi.class);
    }

    /** @param scopes of the operation that asks */
    TicketList all(ConnectedSite site, String sprint, List<String> scopes) {
        try {
            return TicketList.all(byToken(site, sprint, scopes, null).readAll());
        } catch (ApiException failure) {
            hideIfNoSuchList(failure);
        }
        return TicketList.all(
                pages.all(site.siteId(), startAt -> byOffset(site, sprint, scopes, MANY, startAt), Ticket::id));
    }

    /** Nothing beyond the page is read. */
    TicketList page(ConnectedSite site, String sprint, List<String> scopes, int limit, Cursor cursor) {
        if (cursor.offset().isEmpty()) {
            Future<Long> count = sideBySide.start(site.siteId(), () -> counts.ofSprint(site, sprint));
            try {
                TokenList<Ticket> list =
                        byToken(site, sprint, scopes, Cursor.token(cursor)).readUpTo(limit);
                return TicketList.page(list.found(), SideBySide.await(count), list.next());
            } catch (ApiException failure) {
                if (!cursor.isStart()) {
                    throw failure;
                }
                hideIfNoSuchList(failure);
            } finally {
                count.cancel(true);
            }
        }
        int start = cursor.offset().orElse(0);
        PageBean<Ticket> page = byOffset(site, sprint, scopes, limit, start);
        int next = start + page.values().size();
        if (next == start && !page.isLast()) {
            throw Pages.endless();
        }
        long total = page.total() == null ? next : page.total();
        return TicketList.page(
                page.values(), total, page.isLast() ? null : Cursor.at(next).value());
    }

    private static void hideIfNoSuchList(ApiException failure) {
        if (!AnsweredException.isBehind(failure, 404, 410)) {
            throw failure;
        }
    }

    private TokenList<Ticket> byToken(ConnectedSite site, String sprint, List<String> scopes, @Nullable String start) {
        return new TokenList<>(start, MANY, (next, most) -> {
            TokenPage<JsonNode> page = calls.call(
                    site.connection(), scopes, token -> api.byToken(token, site.siteId(), sprint, FIELDS, most, next));
            return page.map(Ticket::of);
        });
    }

    /** This list does not say which page is its last. */
    private PageBean<Ticket> byOffset(ConnectedSite site, String sprint, List<String> scopes, int most, long startAt) {
        SprintIssueApi.OffsetPage page = calls.call(
                site.connection(), scopes, token -> api.byOffset(token, site.siteId(), sprint, FIELDS, most, startAt));
        List<JsonNode> issues = page.issues();
        boolean isLast = page.total() == null ? issues.isEmpty() : startAt + issues.size() >= page.total();
        return new PageBean<>(
                isLast, page.total(), issues.stream().map(Ticket::of).toList());
    }
}
