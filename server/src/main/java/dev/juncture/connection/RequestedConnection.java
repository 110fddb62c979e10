package dev.juncture.connection;

import dev.juncture.http.RequestScope;
import java.util.Optional;

/** Which connection the present request is about; the first one that was looked for stays. */
public record RequestedConnection(ConnectionKey key) {
    public static Optional<ConnectionKey> current() {
        return RequestScope.find(RequestedConnection.class).map(RequestedConnection::key);
    }

    void enter() {
        RequestScope.get(RequestedConnection.class, () -> this);
    }
}
