package dev.juncture.jira.sprint;

import dev.juncture.http.ApiException;
import dev.juncture.jira.client.AnsweredException;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.PageBean;
import dev.juncture.jira.client.Pages;
import dev.juncture.jira.issue.Ticket;
import dev.juncture.jira.site.ConnectedSite;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The tickets of a sprint, by rank. */
@Component
class SprintTickets {
    private static final String FIELDS = String.join(",", Ticket.FIELDS);

    private final JiraCalls calls;
    private final Pages pages;
    private final SprintIssueApi api;

    SprintTickets(JiraCalls calls, Pages pages, AtlassianHttp http) {
        this.calls = calls;
        this.pages = pages;
        this.api = http.api(SprintIssueApi.class);
    }

    List<Ticket> of(ConnectedSite site, String sprint, List<String> scopes) {
        return issues(site, sprint, scopes).stream().map(Ticket::of).toList();
    }

    private List<JsonNode> issues(ConnectedSite site, String sprint, List<String> scopes) {
        try {
            return Pages.byToken(next -> calls.call(
                    site.connection(), scopes, token -> api.byToken(token, site.siteId(), sprint, FIELDS, next)));
        } catch (ApiException failure) {
            // Not every site has the list by token yet. Where the sprint is what is missing, the older list says so
            // too.
            if (!AnsweredException.isBehind(failure, 404, 410)) {
                throw failure;
            }
        }
        return pages.all(site.siteId(), startAt -> byOffset(site, sprint, scopes, startAt), issue -> issue.path("id"));
    }

    /** This list does not say which page is its last. */
    private PageBean<JsonNode> byOffset(ConnectedSite site, String sprint, List<String> scopes, long startAt) {
        SprintIssueApi.OffsetPage page = calls.call(
                site.connection(), scopes, token -> api.byOffset(token, site.siteId(), sprint, FIELDS, startAt));
        List<JsonNode> issues = page.issues();
        boolean isLast = page.total() == null ? issues.isEmpty() : startAt + issues.size() >= page.total();
        return new PageBean<>(isLast, page.total(), issues);
    }
}
