package dev.juncture.jira.site;

import dev.juncture.connection.Connection;
import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.JiraId;
import org.jspecify.annotations.Nullable;

/** A connection together with the one site that it may reach. @param selectedProjectId the product's project, if any */
public record ConnectedSite(
        Connection connection,
        String siteId,
        String siteName,
        String siteUrl,
        @Nullable String selectedProjectId) {

    /**
     * The project that a request names, by id or key, else the selected one.
     *
     * @throws ApiException {@code no_project_selected}
     */
    public String projectOr(@Nullable JiraId named) {
        if (named != null) {
            return named.value();
        }
        if (selectedProjectId == null) {
            throw new ApiException(
                    JiraErrors.NO_PROJECT_SELECTED, "Name a jira_project_id, or select a project for this connection.");
        }
        return selectedProjectId;
    }
}
