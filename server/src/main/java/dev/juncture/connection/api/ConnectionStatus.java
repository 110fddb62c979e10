package dev.juncture.connection.api;

import java.util.Locale;

/** The status of a connection's grant. {@link ConnectionState} says more. */
enum ConnectionStatus {
    ACTIVE,
    EXPIRED,
    INVALID;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
