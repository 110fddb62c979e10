package dev.juncture.jira.issue;

import dev.juncture.connection.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code jira_idempotent_create}, timed by the database's clock. */
@Component
class IdempotentCreates {
    /** Longer than a create may take, retries included. */
    private static final String LEASE = "interval '60 seconds'";

    private final JdbcClient jdbc;

    IdempotentCreates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param underway whether the attempt that made the row may still be running */
    record Attempt(String requestHash, @Nullable String issueKey, boolean underway) {}

    /** @return empty when this caller is the first, and now has to create the issue */
    Optional<Attempt> begin(Connection connection, String key, String requestHash) {
        int first = jdbc.sql("insert into juncture.jira_idempotent_create"
                        + " (connection_id, project_id, idempotency_key, request_hash, lease_until, created_at)"
                        + " values (:connection, :project, :key, :hash, clock_timestamp() + " + LEASE
                        + ", clock_timestamp()) on conflict do nothing")
                .param("connection", connection.id().value())
                .param("project", connection.projectId().value())
                .param("key", key)
                .param("hash", requestHash)
                .update();
        return first == 1 ? Optional.empty() : find(connection, key);
    }

    Optional<Attempt> find(Connection connection, String key) {
        return jdbc.sql("select request_hash, issue_key, issue_key is null and lease_until > clock_timestamp() underway"
                        + " from juncture.jira_idempotent_create"
                        + " where connection_id = :connection and idempotency_key = :key")
                .param("connection", connection.id().value())
                .param("key", key)
                .query(Attempt.class)
                .optional();
    }

    void succeeded(Connection connection, String key, IssueApi.Created issue) {
        jdbc.sql("update juncture.jira_idempotent_create set issue_id = :id, issue_key = :issue"
                        + " where connection_id = :connection and idempotency_key = :key")
                .param("id", issue.id())
                .param("issue", issue.key())
                .param("connection", connection.id().value())
                .param("key", key)
                .update();
    }

    /** Jira certainly made no issue: the key is free again. */
    void failed(Connection connection, String key) {
        jdbc.sql("delete from juncture.jira_idempotent_create"
                        + " where connection_id = :connection and idempotency_key = :key and issue_key is null")
                .param("connection", connection.id().value())
                .param("key", key)
                .update();
    }

    /** The attempt is over, and nobody knows how it ended. */
    void unknown(Connection connection, String key) {
        jdbc.sql("update juncture.jira_idempotent_create set lease_until = clock_timestamp()"
                        + " where connection_id = :connection and idempotency_key = :key")
                .param("connection", connection.id().value())
                .param("key", key)
                .update();
    }
}
