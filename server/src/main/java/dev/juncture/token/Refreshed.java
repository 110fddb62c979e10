package dev.juncture.token;

import dev.juncture.connection.Connection;

/**
 * A connection after a refresh.
 *
 * @param connection with another version than before
 * @param here whether this call refreshed it, and not another process
 */
public record Refreshed(Connection connection, boolean here) {}
