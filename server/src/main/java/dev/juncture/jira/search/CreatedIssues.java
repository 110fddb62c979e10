package dev.juncture.jira.search;

import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.paging.TokenList;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds issues that were created with an idempotency key. */
public final class CreatedIssues {
    /** The issue property that has the key. */
    public static final String KEY_PROPERTY = "juncture.idempotency";

    private static final JqlApi API = JiraRequests.describedBy(JqlApi.class);

    /** The most minutes that the database's clock and Jira's may differ. */
    private static final int CLOCKS_DIFFER = 10;

    /** The most issues that are read to find one. */
    private static final int MOST = 2000;

    private CreatedIssues() {}

    /**
     * Returns the issue that a create with this key made, if the search can see it already.
     *
     * @param minutesAgo when the create began: its issue is one of the first that were created since
     */
    public static Optional<IssueRef> find(JiraSite site, String project, String idempotencyKey, long minutesAgo) {
        String jql = Jql.project(project) + " AND creator = currentUser() AND created >= -"
                + (minutesAgo + CLOCKS_DIFFER) + "m ORDER BY created ASC";
        TokenList<JsonNode> list =
                new TokenList<>(null, TicketReader.PAGE, issue -> issue.path("id"), (token, size) -> {
                    JqlApi.KeyQuery query =
                            new JqlApi.KeyQuery(jql, List.of("summary"), List.of(KEY_PROPERTY), size, token);
                    return site.call(TicketReader.SCOPES, API.search(query));
                });
        Optional<IssueRef> found = Optional.empty();
        while (found.isEmpty() && list.hasNext() && list.found().size() < MOST) {
            found = list.readPage().stream()
                    .filter(issue -> idempotencyKey.equals(issue.path("properties")
                            .path(KEY_PROPERTY)
                            .path("key")
                            .asString("")))
                    .map(issue -> new IssueRef(
                            issue.path("id").asString(""), issue.path("key").asString("")))
                    .findFirst();
        }
        return found;
    }
}
