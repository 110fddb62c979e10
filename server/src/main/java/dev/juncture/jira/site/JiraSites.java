package dev.juncture.jira.site;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.connection.ConnectionId;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ConnectionRows;
import dev.juncture.connection.Connections;
import dev.juncture.connection.ExternalId;
import dev.juncture.connection.api.ConnectionDetails;
import dev.juncture.jira.Jira;
import dev.juncture.jira.client.JiraClients;
import dev.juncture.jira.resilience.Deadline;
import dev.juncture.jira.resilience.ParallelCalls;
import dev.juncture.jira.resilience.SharedRuns;
import dev.juncture.jira.resilience.SiteThreads;
import dev.juncture.operation.Origin;
import dev.juncture.project.ProjectId;
import dev.juncture.token.AccessTokens;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the Jira site of a connection. Its rows are in {@code jira_connection}, one for each connection to Jira. */
@Component
public class JiraSites implements ConnectionDetails {
    private final JdbcClient jdbc;
    private final Connections connections;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final AccessTokens tokens;
    private final JiraClients clients;
    private final SiteThreads threads;
    private final RecentWrites writes;
    private final SharedRuns runs;

    JiraSites(
            JdbcClient jdbc,
            Connections connections,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            AccessTokens tokens,
            JiraClients clients,
            SiteThreads threads,
            RecentWrites writes,
            SharedRuns runs) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.transaction = transaction;
        this.events = events;
        this.tokens = tokens;
        this.clients = clients;
        this.threads = threads;
        this.writes = writes;
        this.runs = runs;
    }

    /**
     * Answers a read. Equal reads at the same time share one run, which starts after each of them.
     *
     * @param in the input of the operation, which names the connection. Inputs of different operations are not equal
     * @param work reads from the connection's site and has no effects
     * @throws dev.juncture.error.ApiException as {@link #require}
     */
    public <T> T read(Record in, ExternalId externalId, Function<JiraSite, T> work) {
        return runs.share(in, clients.startBudget(), deadline -> work.apply(require(externalId, deadline)));
    }

    /** @throws dev.juncture.error.ApiException {@code connection_not_found}, or {@code confirmation_required} */
    public JiraSite require(ExternalId externalId) {
        return require(externalId, clients.startBudget());
    }

    private JiraSite require(ExternalId externalId, Deadline deadline) {
        return jdbc.sql("select " + ConnectionRows.COLUMNS + ", " + SiteRow.COLUMNS + " from" + ConnectionRows.TABLES
                        + "join juncture.jira_connection j on j.connection_id = c.id" + ConnectionRows.BY_KEY)
                .param("projectId", ProjectId.DEFAULT.value())
                .param("provider", Jira.PROVIDER)
                .param("externalId", externalId.value())
                .query((row, number) -> site(ConnectionRows.map(row, number), SiteRow.map(row), deadline))
                .optional()
                .orElseThrow(
                        () -> connections.missing(new ConnectionKey(ProjectId.DEFAULT, Jira.PROVIDER, externalId)));
    }

    private JiraSite site(Connection connection, SiteRow row, Deadline deadline) {
        return new JiraSite(
                connection,
                row,
                clients.of(new GrantTokens(connection, tokens), deadline).at(row.siteId()),
                new ParallelCalls(row.siteId(), threads),
                writes);
    }

    /**
     * Selects the project that requests use when they name none.
     *
     * @param projectId null for no project
     */
    public void select(JiraSite site, @Nullable String projectId, Origin origin) {
        Connection connection = site.connection();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update juncture.jira_connection set selected_project_id = :project where connection_id = :id")
                    .param("project", projectId)
                    .param("id", connection.id().value())
                    .update();
            events.publishEvent(ConnectionEvent.of(Action.PROJECT_SELECTED, origin, connection)
                    .with(projectId == null ? Map.of() : Map.of("jira_project_id", projectId)));
        });
    }

    @Override
    public Map<ConnectionId, Object> of(Collection<ConnectionId> ids) {
        Map<ConnectionId, Object> rows = new HashMap<>();
        jdbc.sql("select j.connection_id, " + SiteRow.COLUMNS
                        + " from juncture.jira_connection j where j.connection_id = any(:ids)")
                .param("ids", ids.stream().map(ConnectionId::value).toArray(UUID[]::new))
                .query((row, number) ->
                        rows.put(new ConnectionId(row.getObject("connection_id", UUID.class)), SiteRow.map(row)))
                .list();
        return rows;
    }
}
