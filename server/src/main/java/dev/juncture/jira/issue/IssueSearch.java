package dev.juncture.jira.issue;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.Cursor;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.SideBySide;
import dev.juncture.jira.client.TokenList;
import dev.juncture.jira.site.ConnectedSite;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
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

    private static final int PAGE = SlicedList.Sizes.USUAL.page();
    /** Minutes between the database's clock and Jira's, generously. */
    private static final int CLOCKS_DIFFER = 10;
    /** So many issues are looked through for a lost one. */
    private static final int AT_MOST = 2000;

    private final JiraCalls calls;
    private final SearchApi api;
    private final IssueCounts counts;
    private final RecentWrites writes;
    private final SideBySide sideBySide;

    IssueSearch(JiraCalls calls, AtlassianHttp http, IssueCounts counts, RecentWrites writes, SideBySide sideBySide) {
        this.calls = calls;
        this.api = http.api(SearchApi.class);
        this.counts = counts;
        this.writes = writes;
        this.sideBySide = sideBySide;
    }

    /** All tickets of a query; or a page, once the product asks for one by {@code limit} or {@code cursor}. */
    TicketList list(ConnectedSite site, String jql, @Nullable Integer limit, @Nullable Cursor cursor) {
        Searches searches = searches(site);
        return limit == null && cursor == null
                ? TicketList.all(searches.list(jql, PAGE, null).readAll())
                : page(site, searches, jql, limit, cursor);
    }

    /** Newest first. */
    TicketList ofProject(ConnectedSite site, String idOrKey, @Nullable Integer limit, @Nullable Cursor cursor) {
        Searches searches = searches(site);
        String project = Jql.project(idOrKey);
        return limit == null && cursor == null
                ? TicketList.all(
                        new SlicedList(searches, sideBySide, site.siteId(), project, SlicedList.Sizes.USUAL).read())
                : page(site, searches, project + " ORDER BY created DESC", limit, cursor);
    }

    /** Nothing beyond the page is read. */
    private TicketList page(
            ConnectedSite site, Searches searches, String jql, @Nullable Integer limit, @Nullable Cursor cursor) {
        int wanted = Cursor.limit(limit, PAGE);
        Future<Long> count = sideBySide.start(site.siteId(), () -> searches.count(jql));
        try {
            TokenList<Ticket> list =
                    searches.list(jql, PAGE, Cursor.token(cursor)).readUpTo(wanted);
            return TicketList.page(list.found(), SideBySide.await(count), list.next());
        } finally {
            count.cancel(true);
        }
    }

    private Searches searches(ConnectedSite site) {
        return new Searches(
                query -> calls.call(site.connection(), SCOPES, token -> api.search(token, site.siteId(), query)),
                jql -> counts.of(site, jql),
                writes.of(site.connection().id()));
    }

    /**
     * The issue that a create with this key made, if the search can see it by now.
     *
     * @param minutesAgo when the create began: its issue is among the first from then on
     */
    Optional<IssueApi.Created> createdWith(ConnectedSite site, String project, String idempotencyKey, long minutesAgo) {
        String jql = Jql.project(project) + " AND creator = currentUser() AND created >= -"
                + (minutesAgo + CLOCKS_DIFFER) + "m ORDER BY created ASC";
        TokenList<JsonNode> list = new TokenList<>(null, PAGE, (token, size) -> {
            SearchApi.KeyQuery query =
                    new SearchApi.KeyQuery(jql, List.of("summary"), List.of(CreateOnce.PROPERTY), size, token);
            return calls.call(site.connection(), SCOPES, bearer -> api.search(bearer, site.siteId(), query));
        });
        Optional<IssueApi.Created> found = Optional.empty();
        while (found.isEmpty() && list.hasNext() && list.found().size() < AT_MOST) {
            found = list.readPage().stream()
                    .filter(issue -> idempotencyKey.equals(issue.path("properties")
                            .path(CreateOnce.PROPERTY)
                            .path("key")
                            .asString("")))
                    .map(issue -> new IssueApi.Created(
                            issue.path("id").asString(""), issue.path("key").asString("")))
                    .findFirst();
        }
        return found;
    }
}
