package dev.juncture.deployment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row of {@code deployment}. */
@Component
class DeploymentRow {
    private static final String READ = """
            select d.name, d.system_identifier, d.database_oid, d.timeline, d.restored_at,
                (select oid::bigint from pg_database where datname = current_database()) as current_oid,
                %s as current_system, %s as current_timeline
            from (select true) always left join juncture.deployment d on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable String read;

    DeploymentRow(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The stored row, and the database as it is now.
     *
     * @param owner the name of the deployment that owns the database; null when none does yet
     * @param restoredAt the time of a declared restore that is not adopted yet; null without one
     */
    record Seen(
            @Nullable String owner,
            DatabaseIdentity stored,
            DatabaseIdentity current,
            @Nullable Instant restoredAt) {}

    private record Columns(
            @Nullable String name,
            @Nullable Long systemIdentifier,
            @Nullable Long databaseOid,
            @Nullable Integer timeline,
            @Nullable Instant restoredAt,
            Long currentOid,
            @Nullable Long currentSystem,
            @Nullable Integer currentTimeline) {
        Seen seen() {
            return new Seen(
                    name,
                    new DatabaseIdentity(systemIdentifier, databaseOid, timeline),
                    new DatabaseIdentity(currentSystem, currentOid, currentTimeline),
                    restoredAt);
        }
    }

    Seen read() {
        return jdbc.sql(statement()).query(Columns.class).single().seen();
    }

    /** Reads the identifiers of the server only where the role may: a refusal would fill the server's log. */
    private String statement() {
        String known = read;
        if (known == null) {
            boolean readable = jdbc.sql("""
                    select coalesce(has_function_privilege(to_regprocedure('pg_control_system()')::oid, 'execute')
                        and has_function_privilege(to_regprocedure('pg_control_checkpoint()')::oid, 'execute'), false)
                    """).query(Boolean.class).single();
            known = readable
                    ? READ.formatted(
                            "(select system_identifier from pg_control_system())",
                            "(select timeline_id from pg_control_checkpoint())")
                    : READ.formatted("null::bigint", "null::int");
            read = known;
        }
        return known;
    }

    /** Makes a deployment the owner, unless there is one or a restore was declared. */
    void claim(String name, DatabaseIdentity database) {
        write(name, database, "where deployment.name is null and deployment.restored_at is null");
    }

    /** Makes a deployment the owner, and ends a declared restore. */
    void adopt(String name, DatabaseIdentity database) {
        write(name, database, "");
    }

    private void write(String name, DatabaseIdentity database, String condition) {
        jdbc.sql("""
                insert into juncture.deployment
                    (name, system_identifier, database_oid, timeline, owned_since, restored_at)
                values (:name, cast(:system as bigint), :oid, cast(:timeline as int), :now, null)
                on conflict (id) do update
                set name = excluded.name, system_identifier = excluded.system_identifier,
                    database_oid = excluded.database_oid, timeline = excluded.timeline,
                    owned_since = excluded.owned_since, restored_at = null
                """ + condition)
                .param("name", name)
                .param("system", database.systemIdentifier())
                .param("oid", database.oid())
                .param("timeline", database.timeline())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Returns the number of connections that are not known to be invalid. */
    long liveGrants() {
        return jdbc.sql("select count(*) from juncture.connection where invalid_at is null")
                .query(Long.class)
                .single();
    }

    void declareRestored() {
        jdbc.sql("""
                insert into juncture.deployment (restored_at) values (:now)
                on conflict (id) do update set restored_at = excluded.restored_at
                """).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
