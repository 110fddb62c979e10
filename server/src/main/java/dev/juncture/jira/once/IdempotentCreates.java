package dev.juncture.jira.once;

import dev.juncture.jira.search.IssueRef;
import dev.juncture.jira.site.JiraSite;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code jira_idempotent_create}, with the times of the database's clock. Keys belong to a site. */
@Component
class IdempotentCreates {
    /** Longer than a create may take with its retries. */
    private static final String LEASE = "interval '60 seconds'";

    /** After this time the key is free again. */
    private static final String KEPT = "interval '30 days'";

    private static final String THIS_ONE =
            " where connection_id = :connection and site_id = :site and idempotency_key = :key";

    private final JdbcClient jdbc;

    IdempotentCreates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An attempt to create an issue.
     *
     * @param jiraProject of the issue; null in rows of old versions
     * @param issueId null together with {@code issueKey} until the issue is known
     * @param underway whether the attempt may still be running
     * @param minutesAgo the start of the attempt
     */
    record Attempt(
            String requestHash,
            @Nullable String jiraProject,
            @Nullable String issueId,
            @Nullable String issueKey,
            boolean underway,
            long minutesAgo) {
        Optional<IssueRef> issue() {
            return issueId == null || issueKey == null
                    ? Optional.empty()
                    : Optional.of(new IssueRef(issueId, issueKey));
        }
    }

    /**
     * Begins an attempt.
     *
     * @return another attempt with this key; empty when this caller has to create the issue
     */
    Optional<Attempt> begin(JiraSite site, String project, String key, String requestHash) {
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

    /** Deletes a few old rows with every new one, so no schedule is needed. Skips rows that another process deletes. */
    private void prune() {
        jdbc.sql("delete from juncture.jira_idempotent_create where (connection_id, site_id, idempotency_key) in"
                        + " (select connection_id, site_id, idempotency_key from juncture.jira_idempotent_create"
                        + " where created_at < clock_timestamp() - " + KEPT
                        + " order by created_at limit 20 for update skip locked)")
                .update();
    }

    Optional<Attempt> find(JiraSite site, String key) {
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

    void succeeded(JiraSite site, String key, IssueRef issue) {
        of(site, key, "update juncture.jira_idempotent_create set issue_id = :id, issue_key = :issue" + THIS_ONE)
                .param("id", issue.id())
                .param("issue", issue.key())
                .update();
    }

    /** Frees the key, because Jira certainly created no issue. */
    void failed(JiraSite site, String key) {
        of(site, key, "delete from juncture.jira_idempotent_create" + THIS_ONE + " and issue_key is null")
                .update();
    }

    /** Ends an attempt whose outcome is unknown. */
    void unknown(JiraSite site, String key) {
        of(site, key, "update juncture.jira_idempotent_create set lease_until = clock_timestamp()" + THIS_ONE)
                .update();
    }

    private JdbcClient.StatementSpec of(JiraSite site, String key, String sql) {
        return jdbc.sql(sql)
                .param("connection", site.connection().id().value())
                .param("site", site.id())
                .param("key", key);
    }
}
