package dev.juncture.jira.issue;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.site.ConnectedSite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tickets that match a query, all of them or a page. */
@Component
class IssueSearch {
    static final List<String> SCOPES = List.of("read:jira-work");
    static final List<String> GRANULAR_SCOPES = List.of(
            "read:issue-details:jira",
            "read:field:jira",
            "read:field.default-value:jira",
            "read:field.option:jira",
            "read:group:jira");

    /** Jira answers at most this many at once when fields are named. */
    private static final int PAGE = 100;

    private static final int HIGHEST_LIMIT = 1000;

    private final JiraCalls calls;
    private final SearchApi api;
    private final RecentWrites writes;

    IssueSearch(JiraCalls calls, AtlassianHttp http, RecentWrites writes) {
        this.calls = calls;
        this.api = http.api(SearchApi.class);
        this.writes = writes;
    }

    record Found(List<Ticket> tickets, @Nullable String next) {}

    List<Ticket> all(ConnectedSite site, String jql) {
        // The same on every page, as Jira wants it.
        List<Long> written = writes.of(site.connection().id());
        List<Ticket> tickets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        @Nullable String next = null;
        do {
            Found page = page(site, new SearchApi.Query(jql, Ticket.FIELDS, PAGE, next, written));
            tickets.addAll(page.tickets());
            next = page.next();
            if (next != null && (page.tickets().isEmpty() || !seen.add(next))) {
                throw endless();
            }
        } while (next != null);
        return tickets;
    }

    /** As many as {@code limit}, over several of Jira's pages if need be. */
    Found upTo(ConnectedSite site, String jql, int limit, @Nullable String cursor) {
        // The same on every page, as Jira wants it.
        List<Long> written = writes.of(site.connection().id());
        List<Ticket> tickets = new ArrayList<>();
        @Nullable String next = cursor;
        do {
            int size = Math.min(PAGE, limit - tickets.size());
            Found page = page(site, new SearchApi.Query(jql, Ticket.FIELDS, size, next, written));
            if (page.next() != null && (page.tickets().isEmpty() || page.next().equals(next))) {
                throw endless();
            }
            tickets.addAll(page.tickets());
            next = page.next();
        } while (next != null && tickets.size() < limit);
        return new Found(tickets, next);
    }

    /** @throws ApiException {@code invalid_request} when it is out of the contract's range */
    static int limit(@Nullable Integer asked) {
        int limit = asked == null ? PAGE : asked;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw ApiException.invalidField("limit", "must be 1 to " + HIGHEST_LIMIT);
        }
        return limit;
    }

    private Found page(ConnectedSite site, SearchApi.Query query) {
        SearchApi.Page page = calls.call(site.connection(), SCOPES, token -> api.search(token, site.siteId(), query));
        return new Found(page.found().stream().map(Ticket::of).toList(), page.nextPageToken());
    }

    /** The issue that a create with this key made, if the search can see it by now. */
    Optional<IssueApi.Created> createdWith(ConnectedSite site, String project, String idempotencyKey) {
        String jql = Jql.project(project) + " AND creator = currentUser() AND created >= -7d ORDER BY created DESC";
        SearchApi.KeyQuery query = new SearchApi.KeyQuery(jql, List.of("summary"), List.of(CreateOnce.PROPERTY), PAGE);
        JsonNode found = calls.call(site.connection(), SCOPES, token -> api.search(token, site.siteId(), query));
        return StreamSupport.stream(found.path("issues").spliterator(), false)
                .filter(issue -> idempotencyKey.equals(issue.path("properties")
                        .path(CreateOnce.PROPERTY)
                        .path("key")
                        .asString("")))
                .map(issue -> new IssueApi.Created(
                        issue.path("id").asString(""), issue.path("key").asString("")))
                .findFirst();
    }

    long approximateCount(ConnectedSite site, String jql) {
        return calls.call(
                        site.connection(),
                        SCOPES,
                        token -> api.approximateCount(token, site.siteId(), new SearchApi.CountQuery(jql)))
                .count();
    }

    private static ApiException endless() {
        return new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Jira's list of issues does not come to an end.");
    }
}
