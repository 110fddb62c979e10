package dev.juncture.audit;

import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.deployment.OwnershipEvent;
import dev.juncture.deployment.OwnershipEvent.Change;
import dev.juncture.operation.Origin;
import dev.juncture.project.ProjectId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code audit}. They are never changed, and deleted only when they are old enough. */
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
            @Nullable String callerRequestId,
            String details) {}

    /** @param before the id of the last entry of the page before, or a number above all ids */
    record Filter(ProjectId projectId, String externalId, String action, Instant since, long before) {}

    /** Runs in the transaction of the change: a change that cannot be recorded does not happen. */
    void record(ConnectionEvent event) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into juncture.audit
                    (project_id, at, action, actor, provider, external_id, connection_id, request_id,
                    caller_request_id, details)
                values (:project, :now, :action, :actor, :provider, :externalId, :connection, :request,
                    :callerRequest, cast(:details as jsonb))
                """)
                .param("project", event.projectId().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("action", nameOf(event.action()))
                .param("actor", event.origin().caller().name())
                .param("provider", event.key() == null ? null : event.key().provider())
                .param(
                        "externalId",
                        event.key() == null ? null : event.key().externalId().value())
                .param(
                        "connection",
                        event.connection() == null ? null : event.connection().value())
                .param("request", event.origin().requestId())
                .param("callerRequest", event.origin().callerRequestId())
                .param("details", json.writeValueAsString(event.details()))
                .update();
        prune(now.minus(settings.retention()));
    }

    /** Records a change that concerns all connections. */
    void record(OwnershipEvent event) {
        Action action = event.change() == Change.ADOPTED ? Action.DATABASE_ADOPTED : Action.RESTORE_DECLARED;
        record(ConnectionEvent.of(action, Origin.SYSTEM)
                .with(Map.of("before", event.before().code())));
    }

    /** Returns a page of entries, the newest first. */
    List<Row> page(Filter filter, int limit) {
        return jdbc.sql("""
                select id, at, action, actor, provider, external_id, connection_id, request_id, caller_request_id,
                    details
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

    /** Prunes a few rows per insert, so no scheduler is needed. SKIP LOCKED avoids waiting for other processes. */
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
