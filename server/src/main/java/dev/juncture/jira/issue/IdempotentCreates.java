package dev.juncture.jira.issue;

import dev.juncture.jira.site.ConnectedSite;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code jira_idempotent_create}, timed by the database's clock. A key of another site is another key. */
@Component
class IdempotentCreates {
    /** Longer than a create may take, retries included. */
    private static final String LEASE = "interval '60 seconds'";

    /** From then on the key is free again. */
    private static final String KEPT = "interval '30 days'";

    private static final String THIS_ONE =
            " where connection_id = :connection and site_id = :site and idempotency_key = :key";

    private final JdbcClient jdbc;

    IdempotentCreates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param jiraProject where the issue was to go; null where an earlier version did not store it
     * @param underway whether the attempt that made the row may still be running
     * @param minutesAgo when it began
     */
    record Attempt(
            String requestHash,
            @Nullable String jiraProject,
            @Nullable String issueId,
            @Nullable String issueKey,
            boolean underway,
            long minutesAgo) {
        Optional<IssueApi.Created> issue() {
            return issueId == null || issueKey == null
                    ? Optional.empty()
                    : Optional.of(new IssueApi.Created(issueId, issueKey));
        }
    }

    /** @return empty when this caller is the first, and now has to create the issue */
    Optional<Attempt> begin(ConnectedSite site, String project, String key, String requestHash) {
        int first = of(
                        site,
                        key,
                        "insert into juncture.jira_idempotent_create (connection_id, project_id, site_id, jira_project,"
                                + " idempotency_key, request_hash, lease_until, created_at)"
                                + " values (:connection, :tenant, :site, :project, :key, :hash, clock_timestamp() + "
                                + LEASE + ", clock_timestamp()) on conflict do nothing")
                .param("tenant", site.connection().projectId().value())
                .param("project", project)
                .param("hash", requestHash)
                .update();
        if (first == 0) {
            return find(site, key);
        }
        prune();
        return Optional.empty();
    }

    /** A few with every new one, so that it needs no clockwork; those that another process is at are left to it. */
    private void prune() {
        jdbc.sql("delete from juncture.jira_idempotent_create where (connection_id, site_id, idempotency_key) in"
                        + " (select connection_id, site_id, idempotency_key from juncture.jira_idempotent_create"
                        + " where created_at < clock_timestamp() - " + KEPT
                        + " order by created_at limit 20 for update skip locked)")
                .update();
    }

    Optional<Attempt> find(ConnectedSite site, String key) {
        return of(
                        site,
                        key,
                        "select request_hash, jira_project, issue_id, issue_key,"
                                + " issue_key is null and lease_until > clock_timestamp() underway,"
                                + " cast(ceil(extract(epoch from clock_timestamp() - created_at) / 60) as bigint)"
                                + " minutes_ago from juncture.jira_idempotent_create" + THIS_ONE)
                .query(Attempt.class)
                .optional();
    }

    void succeeded(ConnectedSite site, String key, IssueApi.Created issue) {
        of(site, key, "update juncture.jira_idempotent_create set issue_id = :id, issue_key = :issue" + THIS_ONE)
                .param("id", issue.id())
                .param("issue", issue.key())
                .update();
    }

    /** Jira certainly made no issue: the key is free again. */
    void failed(ConnectedSite site, String key) {
        of(site, key, "delete from juncture.jira_idempotent_create" + THIS_ONE + " and issue_key is null")
                .update();
    }

    /** The attempt is over, and nobody knows how it ended. */
    void unknown(ConnectedSite site, String key) {
        of(site, key, "update juncture.jira_idempotent_create set lease_until = clock_timestamp()" + THIS_ONE)
                .update();
    }

    private JdbcClient.StatementSpec of(ConnectedSite site, String key, String sql) {
        return jdbc.sql(sql)
                .param("connection", site.connection().id().value())
                .param("site", site.siteId())
                .param("key", key);
    }
}
