package dev.juncture.jira.site;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionDetails;
import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.connection.ConnectionId;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.connection.ExternalId;
import dev.juncture.connection.NewGrant;
import dev.juncture.jira.JiraProvider;
import dev.juncture.project.ProjectId;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of {@code jira_connection}. */
@Component
public class ConnectedSites implements ConnectionDetails {
    private final Connections connections;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    ConnectedSites(
            Connections connections,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.connections = connections;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    private record Row(
            UUID connectionId,
            String siteId,
            String siteName,
            String siteUrl,
            @Nullable String selectedProjectId) {}

    record Details(
            String siteId,
            String siteName,
            String siteUrl,
            @Nullable String selectedProjectId) {}

    /** @throws dev.juncture.http.ApiException {@code connection_not_found} */
    public ConnectedSite require(ExternalId externalId) {
        return of(connections.require(new ConnectionKey(ProjectId.DEFAULT, JiraProvider.NAME, externalId)));
    }

    public void select(ConnectionId connection, @Nullable String projectId) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update juncture.jira_connection set selected_project_id = :project where connection_id = :id")
                    .param("project", projectId)
                    .param("id", connection.value())
                    .update();
            events.publishEvent(
                    ConnectionEvent.of(Action.PROJECT_SELECTED, connection).with(projectDetails(projectId)));
        });
    }

    /** Connection, external id and site in one transaction. Another site than before clears the selected project. */
    void connect(ConnectionKey key, NewGrant grant, Site site, @Nullable String projectId) {
        connections.inTurn(key, () -> {
            Connection connection = connections.connect(key, grant);
            Map<String, Object> choice = new TreeMap<>(projectDetails(projectId));
            choice.put("site_id", site.id());
            events.publishEvent(ConnectionEvent.of(Action.SITE_SELECTED, connection.id(), key)
                    .with(choice));
            return store(key, connection, site, projectId);
        });
    }

    private static Map<String, Object> projectDetails(@Nullable String projectId) {
        return projectId == null ? Map.of() : Map.of("jira_project_id", projectId);
    }

    private int store(ConnectionKey key, Connection connection, Site site, @Nullable String projectId) {
        return jdbc.sql("""
                insert into juncture.jira_connection as old
                    (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
                values (:id, :tenant, :site, :name, :url, :project)
                on conflict (connection_id) do update set
                    site_id = excluded.site_id, site_name = excluded.site_name, site_url = excluded.site_url,
                    selected_project_id = case
                        when excluded.selected_project_id is not null then excluded.selected_project_id
                        when old.site_id = excluded.site_id then old.selected_project_id end
                """)
                .param("id", connection.id().value())
                .param("tenant", key.projectId().value())
                .param("site", site.id())
                .param("name", site.name())
                .param("url", site.url())
                .param("project", projectId)
                .update();
    }

    /** What a connection code was used for. @param redirectUri of its session */
    record Choice(String siteId, @Nullable URI redirectUri) {}

    Optional<Choice> choiceOfUsedCode(String codeHash) {
        return jdbc.sql("""
                select j.site_id, u.redirect_uri from juncture.used_connection_code u
                join juncture.jira_connection j on j.connection_id = u.connection_id
                where u.code_hash = :code
                """)
                .param("code", codeHash)
                .query((row, i) -> new Choice(
                        row.getString("site_id"),
                        Optional.ofNullable(row.getString("redirect_uri"))
                                .map(URI::create)
                                .orElse(null)))
                .optional();
    }

    @Override
    public Map<ConnectionId, Object> of(Collection<ConnectionId> ids) {
        return jdbc
                .sql("select * from juncture.jira_connection where connection_id = any(:ids)")
                .param("ids", ids.stream().map(ConnectionId::value).toArray(UUID[]::new))
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        row -> new ConnectionId(row.connectionId()),
                        row -> new Details(row.siteId(), row.siteName(), row.siteUrl(), row.selectedProjectId())));
    }

    private ConnectedSite of(Connection connection) {
        Row row = jdbc.sql("select * from juncture.jira_connection where connection_id = :id")
                .param("id", connection.id().value())
                .query(Row.class)
                .single();
        return new ConnectedSite(connection, row.siteId(), row.siteName(), row.siteUrl(), row.selectedProjectId());
    }
}
