package dev.juncture.connection;

import dev.juncture.project.ProjectId;

/** What a product names a connection by. At most one connection has it. */
public record ConnectionKey(ProjectId projectId, String provider, ExternalId externalId) {}
