package dev.juncture.connection;

import java.util.UUID;

/** Our own name of a connection; products use their {@link ExternalId}. */
public record ConnectionId(UUID value) {
    public static ConnectionId random() {
        return new ConnectionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
