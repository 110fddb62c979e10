package dev.juncture.connection;

import dev.juncture.project.ProjectId;

/** What a product names a connection by. At most one connection has it. */
public record ConnectionKey(ProjectId projectId, String provider, ExternalId externalId) {
    /** One text per key: no part holds a line break. */
    String text() {
        return String.join("\n", projectId.value(), provider, externalId.value());
    }
}
