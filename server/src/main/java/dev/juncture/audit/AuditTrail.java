package dev.juncture.audit;

import dev.juncture.connection.ConnectionEvent;
import dev.juncture.http.Actor;
import dev.juncture.project.ProjectId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code audit}. Nothing changes them, and only their age removes them. */
@Component
class AuditTrail {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditSettings settings;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, JsonMapper json, AuditSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    record Row(
            long id,
            Instant at,
            String action,
            String actor,
            @Nullable String provider,
            @Nullable String externalId,
            @Nullable UUID connectionId,
            @Nullable String requestId,
            String details) {}

    /** @param before the id of the last entry seen, or more than any */
    record Filter(ProjectId projectId, String externalId, String action, Instant since, long before) {}

    /** In the transaction of what happened: what cannot be recorded does not happen. */
    @EventListener
    void record(ConnectionEvent event) {
        Instant now = clock.instant();
        UUID connection = event.connection() == null ? null : event.connection().value();
        jdbc.sql("""
                insert into juncture.audit
                    (project_id, at, action, actor, provider, external_id, connection_id, request_id, details)
                select :project, :now, :action, :actor, coalesce(:provider, m.provider),
                    coalesce(:externalId, m.external_id), :connection, :request, cast(:details as jsonb)
                from (values (1)) one (row) left join juncture.connection_external_map m
                    on m.connection_id = cast(:connection as uuid)
                """)
                .param("project", event.projectId().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("action", nameOf(event.action()))
                .param("actor", Actor.current().name())
                .param("provider", event.key() == null ? null : event.key().provider())
                .param(
                        "externalId",
                        event.key() == null ? null : event.key().externalId().value())
                .param("connection", connection)
                .param("request", Actor.requestId())
                .param("details", json.writeValueAsString(event.details()))
                .update();
        prune(now.minus(settings.kept()));
    }

    /** The newest first. */
    List<Row> page(Filter filter, int limit) {
        return jdbc.sql("""
                select id, at, action, actor, provider, external_id, connection_id, request_id, details
                from juncture.audit
                where project_id = :project and id < :before and at >= :since
                and (:externalId = '' or external_id = :externalId) and (:action = '' or action = :action)
                order by id desc limit :limit
                """)
                .param("project", filter.projectId().value())
                .param("before", filter.before())
                .param("since", filter.since().atOffset(ZoneOffset.UTC))
                .param("externalId", filter.externalId())
                .param("action", filter.action())
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    /** A few with every new one, so that it needs no clockwork; those that another process is at are left to it. */
    private void prune(Instant before) {
        jdbc.sql("""
                delete from juncture.audit where id in (
                    select id from juncture.audit where at < ? order by at limit 20 for update skip locked)
                """).param(before.atOffset(ZoneOffset.UTC)).update();
    }

    static String nameOf(ConnectionEvent.Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
