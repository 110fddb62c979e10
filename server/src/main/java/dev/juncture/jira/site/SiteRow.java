package dev.juncture.jira.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The columns of {@code jira_connection} that say which site a connection reaches. */
record SiteRow(
        String siteId,
        String siteName,
        String siteUrl,
        @Nullable String selectedProjectId) {
    /** {@code j} is the row of {@code jira_connection}. */
    static final String COLUMNS = "j.site_id, j.site_name, j.site_url, j.selected_project_id";

    static SiteRow map(ResultSet row) throws SQLException {
        return new SiteRow(
                row.getString("site_id"),
                row.getString("site_name"),
                row.getString("site_url"),
                row.getString("selected_project_id"));
    }
}
