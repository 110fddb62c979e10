package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionCache;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ExternalId;
import dev.juncture.health.Warnings;
import dev.juncture.project.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides whether to believe a provider's verdict on a grant. One user revokes one grant. When most grants that were
 * refreshed within a minute are refused, and for many connections, then the app was revoked or its secret is wrong. In that
 * case an alarm is raised, no connection is marked invalid, and those marked within that minute are restored. The alarm
 * lasts until any grant of the app is refreshed or given; then verdicts count again. PostgreSQL holds this state for all
 * processes.
 */
@Component
class GrantVerdicts implements Warnings {
    /** Does not change, because operators set alerts on it. */
    static final String ALARM = "grant verdicts suspended";

    private static final Logger log = LoggerFactory.getLogger(GrantVerdicts.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Up to this many connections may lose their grants within a minute without an alarm. */
    private static final int FEW = 5;

    private static final String ALARM_LASTS = """
            from juncture.grant_alarm a where not exists (
                select 1 from juncture.connection c where c.refreshed_at > a.raised_at and c.invalid_at is null
                and c.project_id = a.project_id and c.provider = a.provider)
            """;

    private final RefreshLeases leases;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ConnectionCache cache;
    private final Clock clock;

    GrantVerdicts(
            RefreshLeases leases,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ConnectionCache cache,
            Clock clock) {
        this.leases = leases;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * Marks the connection invalid, unless another version than that of {@code refused} is stored.
     *
     * @return false when the verdict is not believed and nothing was marked
     */
    boolean judge(Connection refused, String verdict) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            // Verdicts run one after the other, because concurrent transactions would not see each other's verdicts.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('verdict' || :project || :provider, 0))")
                    .param("project", refused.projectId().value())
                    .param("provider", refused.provider())
                    .query((row, i) -> true)
                    .single();
            Instant now = clock.instant();
            record(refused, now);
            boolean suspended = alarmLasts(refused);
            if (!suspended && isFlood(refused, now)) {
                raise(refused, now);
                suspended = true;
            }
            if (!suspended) {
                leases.markInvalid(refused, verdict);
            }
            return !suspended;
        }));
    }

    @Override
    public List<String> now() {
        return jdbc.sql("select distinct 'grants_refused:' || a.provider " + ALARM_LASTS + " order by 1")
                .query(String.class)
                .list();
    }

    private void record(Connection refused, Instant now) {
        jdbc.sql("""
                insert into juncture.grant_refusal (connection_id, project_id, provider, token_version, refused_at)
                select id, project_id, provider, :version, :now from juncture.connection where id = :id
                on conflict (connection_id) do update
                set token_version = excluded.token_version, refused_at = excluded.refused_at
                """)
                .param("id", refused.id().value())
                .param("version", refused.tokenVersion())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private boolean alarmLasts(Connection refused) {
        return jdbc.sql("select count(*) " + ALARM_LASTS + " and a.project_id = :project and a.provider = :provider")
                        .param("project", refused.projectId().value())
                        .param("provider", refused.provider())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean isFlood(Connection refused, Instant now) {
        int refusals = count("juncture.grant_refusal where refused_at > :since", refused, now);
        return refusals > FEW
                && refusals
                        > count("juncture.connection where refreshed_at > :since and invalid_at is null", refused, now);
    }

    private int count(String rows, Connection refused, Instant now) {
        return window(
                        "select count(*) from " + rows + " and project_id = :project and provider = :provider",
                        refused,
                        now)
                .query(Integer.class)
                .single();
    }

    private void raise(Connection refused, Instant now) {
        jdbc.sql("""
                insert into juncture.grant_alarm (project_id, provider, raised_at) values (:project, :provider, :now)
                on conflict (project_id, provider) do update set raised_at = excluded.raised_at
                """)
                .param("project", refused.projectId().value())
                .param("provider", refused.provider())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        List<ConnectionKey> restored = window("""
                update juncture.connection c set invalid_at = null, invalid_reason = null
                from juncture.grant_refusal r, juncture.connection_external_map m
                where r.connection_id = c.id and r.token_version = c.token_version and m.connection_id = c.id
                and r.refused_at > :since and c.invalid_at > :since
                and c.project_id = :project and c.provider = :provider
                returning m.project_id, m.provider, m.external_id
                """, refused, now)
                .query((row, i) -> new ConnectionKey(
                        new ProjectId(row.getString("project_id")),
                        row.getString("provider"),
                        new ExternalId(row.getString("external_id"))))
                .list();
        restored.forEach(cache::forget);
        log.atError()
                .addKeyValue("provider", refused.provider())
                .addKeyValue("restored", restored.size())
                .log(ALARM + ": the provider refuses most grants. Check the app, its client id and its secret");
    }

    private JdbcClient.StatementSpec window(String sql, Connection refused, Instant now) {
        return jdbc.sql(sql)
                .param("since", now.minus(WINDOW).atOffset(ZoneOffset.UTC))
                .param("project", refused.projectId().value())
                .param("provider", refused.provider());
    }
}
