package dev.juncture.connection.api;

import dev.juncture.project.ProjectId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a page of connections by one indexed query, which continues after the last row of the page before. */
@Component
class ConnectionQuery {
    private final JdbcClient jdbc;

    ConnectionQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Filter(
            ProjectId projectId,
            @Nullable String provider,
            @Nullable String externalIdPrefix,
            @Nullable ConnectionStatus status) {}

    /** The last row of the page before. */
    record Position(String provider, String externalId) {
        static final Position START = new Position("", "");
    }

    List<ListedConnection> page(Filter filter, Position after, int limit, Instant now) {
        return jdbc.sql("""
                select c.id, m.provider, m.external_id, c.account_id, c.account_name, c.created_at, c.updated_at,
                    c.grant_expires_at, c.invalid_at, c.invalid_reason, c.granted_scopes
                from juncture.connection_external_map m join juncture.connection c on c.id = m.connection_id
                where m.project_id = :project and (m.provider, m.external_id) > (:afterProvider, :afterExternalId)
                and (:provider = '' or m.provider = :provider)
                and (:prefix = '' or starts_with(m.external_id, :prefix))
                and (:status = ''
                    or (:status = 'INVALID' and c.invalid_at is not null)
                    or (:status = 'EXPIRED' and c.invalid_at is null and c.grant_expires_at <= :now)
                    or (:status = 'ACTIVE' and c.invalid_at is null and c.grant_expires_at > :now))
                order by m.provider, m.external_id limit :limit
                """)
                .param("project", filter.projectId().value())
                .param("afterProvider", after.provider())
                .param("afterExternalId", after.externalId())
                .param("provider", text(filter.provider()))
                .param("prefix", text(filter.externalIdPrefix()))
                .param("status", filter.status() == null ? "" : filter.status().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(ListedConnection.class)
                .list();
    }

    /** Replaces the zero character, which PostgreSQL cannot compare with and no stored value has. */
    private static String text(@Nullable String value) {
        return value == null ? "" : value.replace('\0', '\uFFFD');
    }
}
