package dev.juncture.jira.site;

import dev.juncture.connection.Connection;
import org.jspecify.annotations.Nullable;

/** A connection together with the one site that it may reach. @param selectedProjectId the product's project, if any */
public record ConnectedSite(
        Connection connection,
        String siteId,
        String siteName,
        String siteUrl,
        @Nullable String selectedProjectId) {}
