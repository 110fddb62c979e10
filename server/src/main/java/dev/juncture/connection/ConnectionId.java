package dev.juncture.connection;

import java.util.UUID;

/** Juncture's own id of a connection. Products use their {@link ExternalId}. */
public record ConnectionId(UUID value) {
    public static ConnectionId random() {
        return new ConnectionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
