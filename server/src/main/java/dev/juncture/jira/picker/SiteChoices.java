package dev.juncture.jira.picker;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ConnectionStore;
import dev.juncture.connection.NewGrant;
import dev.juncture.jira.Jira;
import dev.juncture.oauth.confirmation.ChosenConnections;
import dev.juncture.operation.Origin;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores the site that a user chose, with the connection that the choice makes. */
@Component
class SiteChoices implements ChosenConnections {
    private final ConnectionStore connections;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    SiteChoices(ConnectionStore connections, JdbcClient jdbc, ApplicationEventPublisher events, JsonMapper json) {
        this.json = json;
        this.connections = connections;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * What a user chose.
     *
     * @param projectId null for none
     * @param noProject whether a project that was selected before is cleared also on the same site. Null, as in choices that
     *     an earlier version stored, means false
     */
    record Chosen(
            Site site, @Nullable String projectId, @Nullable Boolean noProject) {}

    @Override
    public String provider() {
        return Jira.PROVIDER;
    }

    @Override
    public void connect(ConnectionKey key, NewGrant grant, JsonNode choice, Origin origin) {
        connect(key, grant, json.treeToValue(choice, Chosen.class), origin);
    }

    /**
     * Stores the connection and its site in one transaction. A site other than before clears the selected project.
     *
     * @throws dev.juncture.error.ApiException as {@link ConnectionStore#connect}
     */
    void connect(ConnectionKey key, NewGrant grant, Chosen chosen, Origin origin) {
        connections.connect(key, grant, origin, connection -> {
            Map<String, Object> choice =
                    new TreeMap<>(Map.of("site_id", chosen.site().id()));
            if (chosen.projectId() != null) {
                choice.put("jira_project_id", chosen.projectId());
            }
            events.publishEvent(
                    ConnectionEvent.of(Action.SITE_SELECTED, origin, connection).with(choice));
            store(connection, chosen);
        });
    }

    private void store(Connection connection, Chosen chosen) {
        Site site = chosen.site();
        jdbc.sql("""
                insert into juncture.jira_connection as old
                    (connection_id, project_id, site_id, site_name, site_url, selected_project_id)
                values (:id, :tenant, :site, :name, :url, :project)
                on conflict (connection_id) do update set
                    site_id = excluded.site_id, site_name = excluded.site_name, site_url = excluded.site_url,
                    selected_project_id = case
                        when :none then null
                        when excluded.selected_project_id is not null then excluded.selected_project_id
                        when old.site_id = excluded.site_id then old.selected_project_id end
                """)
                .param("id", connection.id().value())
                .param("tenant", connection.projectId().value())
                .param("site", site.id())
                .param("name", site.name())
                .param("url", site.url())
                .param("project", chosen.projectId())
                .param("none", Boolean.TRUE.equals(chosen.noProject()))
                .update();
    }

    /**
     * The choice that used a connection code.
     *
     * @param redirectUri of the connect session, if it has one
     */
    record Choice(String siteId, @Nullable URI redirectUri) {}

    /** Returns the choice that used a code; empty when the code was not used. */
    Optional<Choice> ofUsedCode(String codeHash) {
        return jdbc.sql("""
                select j.site_id, u.redirect_uri from juncture.used_connection_code u
                join juncture.jira_connection j on j.connection_id = u.connection_id
                where u.code_hash = :code
                """)
                .param("code", codeHash)
                .query((row, number) -> new Choice(
                        row.getString("site_id"),
                        Optional.ofNullable(row.getString("redirect_uri"))
                                .map(URI::create)
                                .orElse(null)))
                .optional();
    }
}
