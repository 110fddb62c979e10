package dev.juncture.jira.issue;

import dev.juncture.http.ApiException;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.Pages;
import dev.juncture.jira.client.TokenPage;
import dev.juncture.jira.site.ConnectedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** All tickets of a query; or a page, once the product asks for one by {@code limit} or {@code cursor}. */
    TicketList list(ConnectedSite site, String jql, @Nullable Integer limit, @Nullable String cursor) {
        // The same on every page, as Jira wants it.
        List<Long> written = writes.of(site.connection().id());
        if (limit == null && cursor == null) {
            List<JsonNode> issues = Pages.byToken(next -> page(site, jql, PAGE, next, written));
            return TicketList.all(tickets(issues));
        }
        List<JsonNode> issues = new ArrayList<>();
        @Nullable String next = cursor;
        int wanted = inRange(limit);
        do {
            TokenPage<JsonNode> page = page(site, jql, Math.min(PAGE, wanted - issues.size()), next, written);
            if (page.next() != null && (page.issues().isEmpty() || page.next().equals(next))) {
                throw Pages.endless();
            }
            issues.addAll(page.issues());
            next = page.next();
        } while (next != null && issues.size() < wanted);
        return TicketList.page(tickets(issues), approximateCount(site, jql), next);
    }

    private TokenPage<JsonNode> page(
            ConnectedSite site, String jql, int size, @Nullable String token, List<Long> written) {
        SearchApi.Query query = new SearchApi.Query(jql, Ticket.FIELDS, size, token, written);
        return calls.call(site.connection(), SCOPES, secret -> api.search(secret, site.siteId(), query));
    }

    private static List<Ticket> tickets(List<JsonNode> issues) {
        return issues.stream().map(Ticket::of).toList();
    }

    private static int inRange(@Nullable Integer asked) {
        int limit = asked == null ? PAGE : asked;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw ApiException.invalidField("limit", "must be 1 to " + HIGHEST_LIMIT);
        }
        return limit;
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

    private long approximateCount(ConnectedSite site, String jql) {
        return calls.call(
                        site.connection(),
                        SCOPES,
                        token -> api.approximateCount(token, site.siteId(), new SearchApi.CountQuery(jql)))
                .count();
    }
}
