package dev.juncture.connection;

import dev.juncture.project.ProjectId;

/** Names a connection. A key has at most one connection. */
public record ConnectionKey(ProjectId projectId, String provider, ExternalId externalId) {
    /** Returns a text that differs for every two keys: no part holds a line break. */
    String text() {
        return String.join("\n", projectId.value(), provider, externalId.value());
    }
}
