package dev.juncture.connection;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Connections that the product's backend has not confirmed yet, by the hashes of their confirmation codes. Until the
 * confirmation they cannot be used, and an older connection of the same key continues to work.
 */
@Component
public class UnconfirmedConnections {
    private static final String OF_KEY =
            " project_id = :projectId and provider = :provider and external_id = :externalId ";

    private final JdbcClient jdbc;
    private final Clock clock;

    UnconfirmedConnections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stores what makes the connection. Replaces what was stored for the same connection code, and its confirmation code.
     *
     * @param content in the format of the caller
     */
    public void put(ConnectionKey key, String codeHash, String connectionCodeHash, String content, Instant expiresAt) {
        jdbc.sql("delete from juncture.unconfirmed_connection where expires_at < ?")
                .param(at(clock.instant()))
                .update();
        of(key, """
                insert into juncture.unconfirmed_connection
                    (code_hash, connection_code_hash, project_id, provider, external_id, content, expires_at)
                values (:code, :connectionCode, :projectId, :provider, :externalId, :content, :expiresAt)
                on conflict (connection_code_hash) do update set
                    code_hash = excluded.code_hash, content = excluded.content, expires_at = excluded.expires_at
                """)
                .param("code", codeHash)
                .param("connectionCode", connectionCodeHash)
                .param("content", content)
                .param("expiresAt", at(expiresAt))
                .update();
    }

    /** Returns what {@link #put} stored; empty for another key, and when its time is up. */
    public Optional<String> find(ConnectionKey key, String codeHash) {
        return of(
                        key,
                        "select content from juncture.unconfirmed_connection where code_hash = :code and" + OF_KEY
                                + "and expires_at > :now")
                .param("code", codeHash)
                .param("now", at(clock.instant()))
                .query(String.class)
                .optional();
    }

    /** Returns whether the key waits for a confirmation. */
    boolean isAwaited(ConnectionKey key) {
        return of(
                        key,
                        "select exists (select 1 from juncture.unconfirmed_connection where" + OF_KEY
                                + "and expires_at > :now)")
                .param("now", at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** Removes everything that waits for a confirmation of this key. */
    public void remove(ConnectionKey key) {
        of(key, "delete from juncture.unconfirmed_connection where" + OF_KEY).update();
    }

    private JdbcClient.StatementSpec of(ConnectionKey key, String sql) {
        return jdbc.sql(sql)
                .param("projectId", key.projectId().value())
                .param("provider", key.provider())
                .param("externalId", key.externalId().value());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
