package dev.juncture.jira;

import dev.juncture.connection.Connection;
import dev.juncture.connection.NewGrant;
import dev.juncture.testing.TestConnections;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jira connections of the site {@code site}, as a test needs them. */
public final class JiraConnections {
    public static final String SITE = "site";

    private JiraConnections() {}

    /** @param project the selected one */
    public static Connection connect(
            TestConnections connections, JdbcClient jdbc, String externalId, @Nullable String project) {
        return connect(connections, jdbc, externalId, project, connections.grant("ann"));
    }

    /** @param project the selected one */
    public static Connection connect(
            TestConnections connections, JdbcClient jdbc, String externalId, @Nullable String project, NewGrant grant) {
        Connection made = connections.connect(TestConnections.key(Jira.PROVIDER, externalId), grant);
        jdbc.sql("insert into juncture.jira_connection"
                        + " (connection_id, project_id, site_id, site_name, site_url, selected_project_id)"
                        + " values (?, 'default', ?, 'Site', 'https://site.atlassian.net', ?)")
                .params(made.id().value(), SITE, project)
                .update();
        return made;
    }
}
